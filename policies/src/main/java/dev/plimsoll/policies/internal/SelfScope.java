package dev.plimsoll.policies.internal;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.plimsoll.node.Node;
import dev.plimsoll.schema.CelRule;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.TypeSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the rules of one value of a custom resource may name: {@code self}, and {@code oldSelf}.
 * Immutable and thread-safe.
 */
public final class SelfScope {
  /** The value as it was. */
  public static final String OLD = "oldSelf";

  private static final String SELF = "self";
  private static final List<CelType> TRUTH = List.of(SimpleType.BOOL);
  private static final List<CelType> TEXT = List.of(SimpleType.STRING);

  private final Shape shape;
  private final Supplier<Scope> plain;
  private final Supplier<Scope> optional;

  private SelfScope(KubernetesVersion version, Shape shape, Structs types) {
    this.shape = shape;
    CelType type = shape.type();
    this.plain = TypeSchema.once(() -> Scope.of(version, Map.of(SELF, type, OLD, type), types));
    this.optional =
        TypeSchema.once(
            () -> Scope.of(version, Map.of(SELF, type, OLD, OptionalType.create(type)), types));
  }

  /**
   * The scope of the rules of a value.
   *
   * @param root whether it is a whole resource
   * @return empty if the schema does not say what the value is, so that it can have no rule
   */
  public static Optional<SelfScope> of(KubernetesVersion version, TypeSchema schema, boolean root) {
    var shapes = new Shapes();
    return shapes.of(schema, root).map(shape -> new SelfScope(version, shape, shapes.types()));
  }

  /** Compiles the condition of a rule. */
  public Compilation condition(CelRule rule) {
    return scope(rule).compile(rule.rule(), TRUTH);
  }

  /** Compiles an expression that makes the message of a rule. */
  public Compilation message(CelRule rule, String expression) {
    return scope(rule).compile(expression, TEXT);
  }

  private Scope scope(CelRule rule) {
    return rule.optionalOldSelf() ? optional.get() : plain.get();
  }

  /**
   * The variables of a run.
   *
   * @param old the value as it was, if it was there
   */
  public Map<String, Object> variables(CelRule rule, Node self, Optional<Node> old) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(SELF, Values.of(self, shape));
    if (rule.optionalOldSelf()) {
      variables.put(OLD, old.map(node -> Values.of(node, shape)));
    } else {
      old.ifPresent(node -> variables.put(OLD, Values.of(node, shape)));
    }
    return variables;
  }
}
