package dev.plimsoll.policies.internal;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** An expression that can be run. Immutable and thread-safe. */
public final class Compiled implements Compilation {
  /**
   * How many steps a run may take: about what the server's limit on the cost of a call allows,
   * which is a million too.
   *
   * @see <a
   *     href="https://github.com/kubernetes/apiserver/blob/master/pkg/apis/cel/config.go">PerCallLimit</a>
   */
  public static final long MOST_STEPS = 1_000_000;

  private static final String USER = "userInfo";

  private final CelAbstractSyntaxTree tree;
  private final CelRuntime.Program program;

  Compiled(CelAbstractSyntaxTree tree, CelRuntime.Program program) {
    this.tree = tree;
    this.program = program;
  }

  /** The type of its answer. */
  CelType type() {
    return tree.getResultType();
  }

  /** Whether it names a variable, or a part of it that has a name of its own. */
  public boolean uses(String variable) {
    return tree.getReferenceMap().values().stream()
        .anyMatch(
            reference ->
                reference.name().equals(variable) || reference.name().startsWith(variable + "."));
  }

  /** Whether it asks what only a running server knows: who sends a request, and who may do what. */
  public boolean asksTheServer() {
    return uses("authorizer")
        || CelNavigableAst.fromAst(tree)
            .getRoot()
            .allNodes()
            .anyMatch(node -> namesTheUser(node.expr()));
  }

  /** By {@code .userInfo}, or by its name as {@code .?userInfo} and an index have it. */
  private static boolean namesTheUser(CelExpr part) {
    return switch (part.getKind()) {
      case SELECT -> part.select().field().equals(USER);
      case CONSTANT ->
          part.constant().getKind() == CelConstant.Kind.STRING_VALUE
              && part.constant().stringValue().equals(USER);
      default -> false;
    };
  }

  /** Whether it goes through a list or a map. */
  public boolean loops() {
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .anyMatch(node -> node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION);
  }

  /** Runs the expression. */
  public Outcome run(Map<String, Object> variables) {
    var steps = new AtomicLong();
    try {
      return new Outcome.Answer(
          program.trace(
              variables,
              (expression, value) -> {
                if (steps.incrementAndGet() > MOST_STEPS) {
                  throw new OutOfSteps();
                }
              }));
    } catch (OutOfSteps | StackOverflowError end) {
      return new Outcome.TooLong();
    } catch (CelEvaluationException fault) {
      return new Outcome.Fault(Faults.describe(fault));
    }
  }

  /** An error, since operators such as {@code ||} pass over exceptions. */
  private static final class OutOfSteps extends Error {
    private static final long serialVersionUID = 1;

    OutOfSteps() {
      super("too many steps", null, false, false);
    }
  }
}
