package dev.plimsoll.policies.internal;

import dev.cel.common.Operator;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.RuntimeHelpers;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import dev.cel.runtime.standard.GetMillisecondsFunction.GetMillisecondsOverload;
import dev.cel.runtime.standard.InOperator.InOverload;
import dev.cel.runtime.standard.StringFunction.StringOverload;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Standard operators that mean something else in Kubernetes: on lists that are sets or keyed. */
final class StandardChanges {
  private static final Set<Object> REPLACED =
      Set.of(
          AddOverload.ADD_LIST,
          InOverload.IN_LIST,
          InOverload.IN_MAP,
          StringOverload.DOUBLE_TO_STRING,
          StringOverload.TIMESTAMP_TO_STRING,
          GetMillisecondsOverload.DURATION_TO_MILLISECONDS);

  private StandardChanges() {}

  /** The standard functions without those that {@link #addTo} brings. */
  static CelStandardFunctions functions() {
    return CelStandardFunctions.newBuilder()
        .filterFunctions(
            (function, overload) ->
                function != StandardFunction.EQUALS
                    && function != StandardFunction.NOT_EQUALS
                    && !REPLACED.contains(overload))
        .build();
  }

  static void addTo(Functions functions) {
    functions
        .does(
            Operator.EQUALS.getFunction(),
            CelFunctionBinding.from("equals", Object.class, Object.class, Equality::equal))
        .does(
            Operator.NOT_EQUALS.getFunction(),
            CelFunctionBinding.from(
                "not_equals", Object.class, Object.class, (a, b) -> !Equality.equal(a, b)))
        .does(
            Operator.IN.getFunction(),
            CelFunctionBinding.from(
                "in_list", Object.class, Collection.class, StandardChanges::contains))
        .does(
            Operator.IN.getFunction(),
            CelFunctionBinding.from(
                "in_map", Object.class, Map.class, (key, map) -> Equality.hasKey(map, key)))
        .does(
            Operator.ADD.getFunction(),
            CelFunctionBinding.from("add_list", List.class, List.class, StandardChanges::plus))
        .does("string", "timestamp_to_string", Instant.class, Times::text)
        .does("getMilliseconds", "duration_to_milliseconds", Duration.class, Duration::toMillis)
        .does("string", "double_to_string", Double.class, GoNumbers::shortest);
  }

  private static boolean contains(Object value, Collection<?> list) {
    return Equality.contains(List.copyOf(list), value);
  }

  @SuppressWarnings("unchecked") // of any two lists
  private static Object plus(List<?> a, List<?> b) {
    return a instanceof TypedList list
        ? list.plus(b)
        : RuntimeHelpers.concat((List<Object>) a, (List<Object>) b);
  }
}
