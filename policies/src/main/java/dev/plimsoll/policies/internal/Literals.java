package dev.plimsoll.policies.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.exceptions.CelRuntimeException;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.RuntimeHelpers;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Literals that can only fail: the server refuses them when it compiles. It also makes a value of
 * each conversion of a literal, and of a conversion of that.
 */
final class Literals {
  private static final int FIRST_YEAR = 1;

  /** What the server's times reach, in seconds since 1970. */
  private static final long FIRST_SECOND = -62135596800L;

  private static final long LAST_SECOND = 253402300799L;

  /** Functions that the server computes at once (cel-go, IsTypeConversionFunction). */
  private static final Set<String> CONVERSIONS =
      Set.of(
          "bool",
          "bytes",
          "double",
          "duration",
          "dyn",
          "int",
          "string",
          "timestamp",
          "type",
          "uint");

  private final Cel cel;
  private final CelAbstractSyntaxTree tree;
  private final List<Compilation.Problem> problems = new ArrayList<>();

  Literals(Cel cel, CelAbstractSyntaxTree tree) {
    this.cel = cel;
    this.tree = tree;
  }

  List<Compilation.Problem> problems() {
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CALL)
        .forEach(node -> call(node.expr()));
    return problems;
  }

  private void call(CelExpr expression) {
    CelExpr.CelCall call = expression.call();
    switch (call.function()) {
      case "duration" -> text(call, 0, Literals::duration);
      case "timestamp" -> {
        text(call, 0, Literals::timestamp);
        seconds(call);
      }
      case "matches" -> text(call, call.target().isPresent() ? 0 : 1, Pattern::compile);
      case "find", "findAll" -> text(call, 0, Pattern::compile);
      case "format" -> format(call);
      default -> {
        // Other functions take any literal.
      }
    }
    if (problems.isEmpty() && isConversion(expression)) {
      conversion(expression);
    }
  }

  private void seconds(CelExpr.CelCall call) {
    if (call.args().size() == 1
        && call.args().get(0).getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && call.args().get(0).constant().getKind() == CelConstant.Kind.INT64_VALUE) {
      long seconds = call.args().get(0).constant().int64Value();
      if (seconds < FIRST_SECOND || seconds > LAST_SECOND) {
        report(call.args().get(0), "invalid timestamp argument");
      }
    }
  }

  /** Whether this is a conversion of something that is known before the expression runs. */
  private static boolean isConversion(CelExpr expression) {
    return expression.getKind() == CelExpr.ExprKind.Kind.CALL
        && CONVERSIONS.contains(expression.call().function())
        && expression.call().target().isEmpty()
        && expression.call().args().size() == 1
        && isKnown(expression.call().args().get(0));
  }

  private static boolean isKnown(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> true;
      case CALL -> isConversion(expression);
      case LIST ->
          expression.list().optionalIndices().isEmpty()
              && expression.list().elements().stream().allMatch(Literals::isKnown);
      case MAP ->
          expression.map().entries().stream()
              .allMatch(
                  entry ->
                      !entry.optionalEntry() && isKnown(entry.key()) && isKnown(entry.value()));
      default -> false;
    };
  }

  /** Reads a literal text. */
  @FunctionalInterface
  private interface Reader {
    void read(String text);
  }

  /** Durations of the server are of 64 bits of nanoseconds. */
  private static long duration(String text) {
    try {
      return RuntimeHelpers.createJavaDurationFromString(text).toNanos();
    } catch (ArithmeticException tooLong) {
      throw new DateTimeException("longer than 292 years", tooLong);
    }
  }

  private static void timestamp(String text) {
    if (OffsetDateTime.parse(text).getYear() < FIRST_YEAR) {
      throw new DateTimeException("before the first year");
    }
  }

  private void text(CelExpr.CelCall call, int position, Reader reader) {
    if (call.args().size() <= position) {
      return;
    }
    CelExpr argument = call.args().get(position);
    if (isText(argument)) {
      try {
        reader.read(argument.constant().stringValue());
      } catch (DateTimeException | IllegalArgumentException | PatternSyntaxException fault) {
        report(argument, "invalid " + call.function() + " argument");
      }
    }
  }

  private static boolean isText(CelExpr argument) {
    return argument.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private void conversion(CelExpr expression) {
    try {
      var alone = CelAbstractSyntaxTree.newParsedAst(expression, tree.getSource());
      if (cel.createProgram(alone).eval() == null) {
        report(expression, "no value");
      }
    } catch (CelEvaluationException fault) {
      report(expression, "the literal is no " + expression.call().function());
    }
  }

  private void format(CelExpr.CelCall call) {
    if (call.target().isEmpty() || !isText(call.target().get()) || call.args().size() != 1) {
      return;
    }
    CelExpr list = call.args().get(0);
    List<StringFormat.Clause> clauses;
    try {
      clauses = StringFormat.clauses(call.target().get().constant().stringValue());
    } catch (CelRuntimeException fault) {
      report(call.target().get(), String.valueOf(fault.getMessage()));
      return;
    }
    if (list.getKind() != CelExpr.ExprKind.Kind.LIST) {
      return;
    }
    List<CelExpr> values = list.list().elements();
    if (values.size() < clauses.size()) {
      report(list, "index " + values.size() + " out of range");
    } else if (values.size() > clauses.size()) {
      report(
          call.target().get(),
          "too many arguments supplied to string.format (expected "
              + clauses.size()
              + ", got "
              + values.size()
              + ")");
    } else {
      for (int i = 0; i < values.size(); i++) {
        value(values.get(i), clauses.get(i));
      }
    }
  }

  private void value(CelExpr value, StringFormat.Clause clause) {
    CelType type = tree.getType(value.id()).orElse(SimpleType.DYN);
    if (!clause.takes(type)) {
      report(
          value,
          "error during formatting: %" + clause.verb() + " cannot be used on " + type.name());
    }
  }

  private void report(CelExpr at, String text) {
    CelSource source = tree.getSource();
    int offset = Optional.ofNullable(source.getPositionsMap().get(at.id())).orElse(0);
    Optional<CelSourceLocation> location = source.getOffsetLocation(offset);
    problems.add(
        new Compilation.Problem(
            location.map(CelSourceLocation::getLine).orElse(1),
            location.map(found -> found.getColumn() + 1).orElse(1),
            text));
  }
}
