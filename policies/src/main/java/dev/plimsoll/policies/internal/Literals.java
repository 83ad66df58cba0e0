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

/** Literals that can only fail: the server refuses them when it compiles. */
final class Literals {
  private static final int FIRST_YEAR = 1;

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
      case "duration" -> text(call, 0, text -> RuntimeHelpers.createJavaDurationFromString(text));
      case "timestamp" -> text(call, 0, Literals::timestamp);
      case "matches" -> text(call, call.target().isPresent() ? 0 : 1, Pattern::compile);
      case "find", "findAll" -> text(call, 0, Pattern::compile);
      case "int", "uint", "double", "bool" -> conversion(expression);
      case "format" -> format(call);
      default -> {
        // Other functions take any literal.
      }
    }
  }

  /** Reads a literal text. */
  @FunctionalInterface
  private interface Reader {
    void read(String text);
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

  /** The server makes a number of a literal when it compiles. */
  private void conversion(CelExpr expression) {
    List<CelExpr> arguments = expression.call().args();
    if (arguments.size() != 1 || arguments.get(0).getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
      return;
    }
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
