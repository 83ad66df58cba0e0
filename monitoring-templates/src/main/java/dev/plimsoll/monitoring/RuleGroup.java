package dev.plimsoll.monitoring;

import dev.plimsoll.unit.DnsLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Rules that Prometheus evaluates one after the other, in a file of their own. Immutable.
 *
 * @param name a DNS label, unique in a platform
 * @param rules in order: a rule may use what those before it record
 */
@API(status = API.Status.EXPERIMENTAL)
public record RuleGroup(String name, List<Rule> rules) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is no DNS label
   */
  public RuleGroup {
    name = DnsLabel.of(name).value();
    rules = List.copyOf(rules);
  }

  /** A group without rules. */
  public static RuleGroup named(String name) {
    return new RuleGroup(name, List.of());
  }

  /** This with one rule more, behind the others. */
  public RuleGroup with(Rule rule) {
    var more = new ArrayList<>(rules);
    more.add(rule);
    return new RuleGroup(name, more);
  }

  /** The file that Prometheus reads. */
  Map<String, Object> file() {
    return Maps.of("groups", List.of(group()));
  }

  /** The group in such a file, or in a PrometheusRule. */
  Map<String, Object> group() {
    return Maps.of("name", name, "rules", rules.stream().map(Rule::entry).toList());
  }
}
