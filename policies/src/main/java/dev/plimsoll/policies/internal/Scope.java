package dev.plimsoll.policies.internal;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.CelTypes;
import dev.cel.common.types.DefaultTypeProvider;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.validator.CelValidator;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.HomogeneousLiteralValidator;
import dev.plimsoll.schema.KubernetesVersion;
import java.util.List;
import java.util.Map;

/** The variables that expressions of one place may name. Immutable and thread-safe. */
public final class Scope {
  /** Names of standard types, such as {@code google.protobuf.Timestamp}. */
  private static final CelTypeProvider WELL_KNOWN = DefaultTypeProvider.getInstance();

  private final Cel cel;
  private final CelValidator oneTypeEach;

  private Scope(Cel cel) {
    this.cel = cel;
    this.oneTypeEach =
        CelValidatorFactory.standardCelValidatorBuilder(cel)
            .addAstValidators(
                HomogeneousLiteralValidator.newInstance("format", "lists.@sortByAssociatedKeys"))
            .build();
  }

  /**
   * A scope.
   *
   * @param variables their types by name
   * @param types what the types are that have fields
   */
  static Scope of(
      KubernetesVersion version, Map<String, CelType> variables, CelTypeProvider types) {
    return of(KubernetesLibrary.compiler(version), variables, types);
  }

  /** A scope with more libraries. */
  static Scope of(
      CelCompilerBuilder library, Map<String, CelType> variables, CelTypeProvider types) {
    CelCompilerBuilder builder =
        library.setTypeProvider(new CelTypeProvider.CombinedCelTypeProvider(types, WELL_KNOWN));
    variables.forEach(builder::addVar);
    return new Scope(CelFactory.combine(builder.build(), KubernetesLibrary.runtime()));
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
    List<String> wanted = answers.stream().map(CelTypes::format).toList();
    String answer = CelTypes.format(tree.getResultType());
    if (!wanted.isEmpty() && !wanted.contains(answer)) {
      return Compilation.Broken.because(
          "must evaluate to " + String.join(" or ", wanted) + ", not " + answer);
    }
    List<Compilation.Problem> literals = problems(tree);
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

  private List<Compilation.Problem> problems(CelAbstractSyntaxTree tree) {
    CelValidationResult mixed = oneTypeEach.validate(tree);
    return mixed.hasError()
        ? mixed.getErrors().stream().map(Scope::problem).toList()
        : new Literals(cel, tree).problems();
  }

  private static Compilation.Problem problem(CelIssue issue) {
    return new Compilation.Problem(
        issue.getSourceLocation().getLine(),
        issue.getSourceLocation().getColumn() + 1,
        issue.getMessage());
  }
}
