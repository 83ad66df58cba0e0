package dev.plimsoll.policies.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.runtime.RuntimeHelpers;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Literals that can only fail: the server refuses them when it compiles. */
final class Literals {
  private Literals() {}

  static List<Compilation.Problem> problems(CelAbstractSyntaxTree tree) {
    var problems = new ArrayList<Compilation.Problem>();
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CALL)
        .forEach(node -> check(node.expr(), tree.getSource(), problems));
    return problems;
  }

  private static void check(CelExpr call, CelSource source, List<Compilation.Problem> problems) {
    List<CelExpr> arguments = call.call().args();
    if (arguments.isEmpty()) {
      return;
    }
    CelExpr last = arguments.get(arguments.size() - 1);
    if (last.getKind() != CelExpr.ExprKind.Kind.CONSTANT
        || last.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
      return;
    }
    String text = last.constant().stringValue();
    Optional<String> problem =
        switch (call.call().function()) {
          case "duration" ->
              broken("duration", () -> RuntimeHelpers.createJavaDurationFromString(text));
          case "timestamp" -> broken("timestamp", () -> OffsetDateTime.parse(text));
          case "matches" -> broken("matches", () -> Pattern.compile(text));
          default -> Optional.empty();
        };
    problem.ifPresent(
        said -> {
          int offset = Optional.ofNullable(source.getPositionsMap().get(last.id())).orElse(0);
          var location = source.getOffsetLocation(offset);
          problems.add(
              new Compilation.Problem(
                  location.map(l -> l.getLine()).orElse(1),
                  location.map(l -> l.getColumn() + 1).orElse(1),
                  said));
        });
  }

  private static Optional<String> broken(String function, Runnable reading) {
    try {
      reading.run();
      return Optional.empty();
    } catch (DateTimeException | IllegalArgumentException | PatternSyntaxException fault) {
      return Optional.of("invalid " + function + " argument");
    }
  }
}
