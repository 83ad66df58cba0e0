package dev.plimsoll.policies.internal;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.runtime.CelEvaluationException;
import dev.plimsoll.schema.KubernetesVersion;
import java.util.List;
import java.util.Map;

/** The variables that expressions of one place may name. Immutable and thread-safe. */
public final class Scope {
  private final Cel cel;

  private Scope(Cel cel) {
    this.cel = cel;
  }

  /**
   * A scope.
   *
   * @param variables their types by name
   * @param types what the types are that have fields
   */
  static Scope of(
      KubernetesVersion version, Map<String, CelType> variables, CelTypeProvider types) {
    CelBuilder builder = KubernetesLibrary.builder(version).setTypeProvider(types);
    variables.forEach(builder::addVar);
    return new Scope(builder.build());
  }

  /**
   * Compiles an expression.
   *
   * @param answers the types that it may answer; empty for any
   */
  Compilation compile(String text, List<CelType> answers) {
    CelAbstractSyntaxTree tree;
    try {
      tree = cel.compile(text).getAst();
    } catch (CelValidationException broken) {
      return new Compilation.Broken(broken.getErrors().stream().map(Scope::problem).toList());
    } catch (StackOverflowError deep) {
      return Compilation.Broken.because("expression recursion limit exceeded");
    }
    if (!answers.isEmpty() && !answers.contains(tree.getResultType())) {
      return Compilation.Broken.because(
          "must evaluate to "
              + String.join(" or ", answers.stream().map(Scope::name).toList())
              + ", not "
              + name(tree.getResultType()));
    }
    List<Compilation.Problem> literals = Literals.problems(tree);
    if (!literals.isEmpty()) {
      return new Compilation.Broken(literals);
    }
    try {
      return new Compiled(tree, cel.createProgram(tree));
    } catch (CelEvaluationException | RuntimeException fault) {
      return Compilation.Broken.because(
          fault.getMessage() == null ? "it cannot be run" : fault.getMessage());
    }
  }

  private static String name(CelType type) {
    return type.name();
  }

  private static Compilation.Problem problem(CelIssue issue) {
    return new Compilation.Problem(
        issue.getSourceLocation().getLine(),
        issue.getSourceLocation().getColumn() + 1,
        issue.getMessage());
  }
}
