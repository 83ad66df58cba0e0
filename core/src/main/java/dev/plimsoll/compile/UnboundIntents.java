package dev.plimsoll.compile;

import dev.plimsoll.environment.EnvironmentCodes;
import dev.plimsoll.finding.Counted;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Intent;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares the intents of a platform with the bindings of an environment: all that lack one in a
 * single finding, with a scaffold; and bindings without use.
 */
final class UnboundIntents {
  private UnboundIntents() {}

  /** Whether every intent is bound; what is not is in the findings. */
  static boolean check(Collection<Intent> intents, EnvironmentFacts env, Findings findings) {
    List<Intent> unbound = of(intents, env);
    var known = new TreeSet<>(intents.stream().map(Intent::key).toList());
    for (String key : env.bindings().keys()) {
      if (!known.contains(key)) {
        findings.add(
            EnvironmentCodes.UNUSED_BINDING,
            Where.named("environment", env.name())
                .at(FieldPath.of("bindings", key))
                .in(env.bindings().placeOf(key)),
            "nothing in the platform uses \"" + key + "\"",
            Nearest.of(key, known)
                .map(near -> "write \"" + near + "\", or take it out")
                .orElse("take it out"));
      }
    }
    if (!unbound.isEmpty()) {
      findings.add(
          EnvironmentCodes.UNBOUND,
          Where.named("environment", env.name())
              .at(FieldPath.of("bindings"))
              .in(env.bindings().place()),
          unbound.size()
              + " of "
              + Counted.of(intents.size(), "intent")
              + (unbound.size() == 1 ? " is" : " are")
              + " not bound: "
              + unbound.stream().map(Intent::key).collect(Collectors.joining(", ")),
          "add to the environment file and correct the values:\nbindings:\n"
              + scaffold(unbound, env));
    }
    return unbound.isEmpty();
  }

  /** The intents that have no binding. */
  static List<Intent> of(Collection<Intent> intents, EnvironmentFacts env) {
    return intents.stream().filter(intent -> !env.bindings().isBound(intent)).toList();
  }

  /** The bindings to start from, below {@code bindings:}. */
  static String scaffold(Collection<Intent> unbound, EnvironmentFacts env) {
    return unbound.stream()
        .map(
            intent ->
                "  "
                    + intent.key()
                    + ":\n"
                    + env.bindings()
                        .scaffold(intent)
                        .stripTrailing()
                        .lines()
                        .map(line -> "    " + line.strip())
                        .collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n"));
  }

  /** An intent that a component used without declaring it. */
  static void report(Intent intent, String component, Findings findings) {
    findings.add(
        EnvironmentCodes.UNBOUND,
        Where.named("component", component),
        "intent " + intent.key() + " is not bound",
        "add \"" + intent.key() + "\" to the bindings of the environment");
  }
}
