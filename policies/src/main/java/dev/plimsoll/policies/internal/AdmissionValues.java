package dev.plimsoll.policies.internal;

import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.NullValue;
import dev.cel.common.values.StructValue;
import dev.plimsoll.node.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Values of the variables of an admission policy. */
public final class AdmissionValues {
  private AdmissionValues() {}

  /** A tree as an expression sees it, without a schema. */
  public static Object of(Node node) {
    return Values.of(node);
  }

  /** A tree, or null if there is none. */
  public static Object of(Optional<? extends Node> node) {
    return node.isPresent() ? of(node.get()) : NullValue.NULL_VALUE;
  }

  /**
   * The variables of a policy, each evaluated when it is first asked for.
   *
   * @param expressions by name
   * @param others the values of all other variables; the answer is added to it
   */
  public static void addVariables(Map<String, Compiled> expressions, Map<String, Object> others) {
    others.put(AdmissionScope.VARIABLES, new Lazily(expressions, others));
  }

  /** What is evaluated at need. Each run has its own, in one thread. */
  @SuppressWarnings("Immutable") // it remembers what it evaluated
  private static final class Lazily extends StructValue<String, Lazily> {
    private final Map<String, Compiled> expressions;
    private final Map<String, Object> others;
    private final Map<String, Object> known = new HashMap<>();

    Lazily(Map<String, Compiled> expressions, Map<String, Object> others) {
      this.expressions = expressions;
      this.others = others;
    }

    @Override
    public Object select(String name) {
      return find(name).orElseThrow(() -> new CelInvalidArgumentException("no such key: " + name));
    }

    @Override
    public Optional<Object> find(String name) {
      Object value = known.get(name);
      if (value == null && expressions.containsKey(name)) {
        Outcome outcome = expressions.get(name).run(others);
        if (outcome instanceof Outcome.Answer answer) {
          value = answer.value();
        } else {
          throw new CelInvalidArgumentException(
              "variable "
                  + name
                  + ": "
                  + (outcome instanceof Outcome.Fault fault
                      ? fault.problem()
                      : "it takes too many steps"));
        }
        known.put(name, value);
      }
      return Optional.ofNullable(value);
    }

    @Override
    public Lazily value() {
      return this;
    }

    @Override
    public boolean isZeroValue() {
      return expressions.isEmpty();
    }

    @Override
    public CelType celType() {
      return StructTypeReference.create(AdmissionScope.VARIABLES_TYPE);
    }
  }
}
