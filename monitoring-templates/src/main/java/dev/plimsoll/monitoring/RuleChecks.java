package dev.plimsoll.monitoring;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.unit.InvalidValueException;
import dev.plimsoll.unit.Retention;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules that Prometheus would refuse, or that would never have a result. */
final class RuleChecks {
  /** The time of a range, which a subquery's step may follow. */
  private static final Pattern RANGE = Pattern.compile("\\[\\s*([0-9a-z]+)\\s*[]:]");

  private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final Where where;
  private final Findings findings;

  RuleChecks(Where where, Findings findings) {
    this.where = where;
    this.findings = findings;
  }

  void check(List<RuleGroup> groups) {
    var names = new TreeSet<String>();
    var alerts = new TreeSet<String>();
    for (RuleGroup group : groups) {
      if (!names.add(group.name())) {
        twice("rules", group.name(), "two groups of rules are named \"" + group.name() + "\"");
      }
      if (group.rules().isEmpty()) {
        findings.add(
            MonitoringCodes.RULE_IS_NOT_READ,
            where.at(FieldPath.of("rules", group.name())),
            "the group \"" + group.name() + "\" has no rules",
            "add one with RuleGroup.with(...), or leave the group out");
      }
      for (Rule rule : group.rules()) {
        check(group, rule);
        if (rule instanceof Rule.Alert && !alerts.add(rule.name())) {
          twice("rules", group.name(), "two alerts are named \"" + rule.name() + "\"");
        }
      }
    }
  }

  private void twice(String list, String name, String problem) {
    findings.add(
        MonitoringCodes.TWO_OF_ONE_NAME,
        where.at(FieldPath.of(list, name)),
        problem,
        "rename one of them");
  }

  private void check(RuleGroup group, Rule rule) {
    Where at = where.at(FieldPath.of("rules", group.name(), rule.name()));
    if (rule.expression().isBlank()) {
      findings.add(
          MonitoringCodes.RULE_IS_NOT_READ,
          at,
          "the rule \"" + rule.name() + "\" has no expression",
          "write PromQL");
    }
    boolean named =
        rule instanceof Rule.Recording
            ? METRIC.matcher(rule.name()).matches()
            : !rule.name().isBlank();
    if (!named) {
      findings.add(
          MonitoringCodes.RULE_IS_NOT_READ,
          at,
          "\"" + rule.name() + "\" is no name of a metric",
          "use letters, digits, underscores and colons, and no digit in front");
    }
    Matcher ranges = RANGE.matcher(rule.expression());
    while (ranges.find()) {
      range(at, rule, ranges.group(1));
    }
  }

  private void range(Where at, Rule rule, String range) {
    try {
      if (Retention.parse(range).duration().compareTo(SHORTEST) < 0) {
        findings.add(
            MonitoringCodes.RANGE_TOO_SHORT,
            at,
            "the rule \""
                + rule.name()
                + "\" looks at a range of "
                + range
                + ", and metrics come each "
                + PrometheusConfig.INTERVAL,
            "write [2m], or at least [1m]");
      }
    } catch (InvalidValueException e) {
      findings.add(
          MonitoringCodes.RULE_IS_NOT_READ,
          at,
          "the rule \"" + rule.name() + "\" has a range \"" + range + "\" that is no time",
          "write for example [5m]");
    }
  }
}
