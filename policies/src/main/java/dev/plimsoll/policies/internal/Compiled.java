package dev.plimsoll.policies.internal;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

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
  private static final Set<String> SENDER = Set.of("username", "groups");

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

  /**
   * Whether it asks what only a running server knows: who may do what, and who sends a request.
   *
   * @param isSenderKnown whether the name and groups of the sender are known
   */
  public boolean asksTheServer(boolean isSenderKnown) {
    long asked = count(Compiled::namesTheUser);
    return uses("authorizer")
        || (asked > 0 && !(isSenderKnown && asked == count(Compiled::asksForTheName)));
  }

  private long count(Predicate<CelExpr> of) {
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> of.test(node.expr()))
        .count();
  }

  /** {@code request.userInfo.username} or {@code groups}. */
  private static boolean asksForTheName(CelExpr part) {
    return part.getKind() == CelExpr.ExprKind.Kind.SELECT
        && SENDER.contains(part.select().field())
        && part.select().operand().getKind() == CelExpr.ExprKind.Kind.SELECT
        && namesTheUser(part.select().operand());
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
