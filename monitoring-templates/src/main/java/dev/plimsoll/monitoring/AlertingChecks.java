package dev.plimsoll.monitoring;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/** Alerting that Alertmanager would refuse, or whose routes would never be taken. */
final class AlertingChecks {
  private final Where where;
  private final Findings findings;

  AlertingChecks(Where where, Findings findings) {
    this.where = where;
    this.findings = findings;
  }

  void check(Alerting alerting) {
    var names = new TreeSet<String>();
    for (AlertReceiver receiver : alerting.receivers()) {
      if (!names.add(receiver.name().value())) {
        findings.add(
            MonitoringCodes.TWO_OF_ONE_NAME,
            where.at(FieldPath.of("receivers", receiver.name().value())),
            "two receivers of alerts are named \"" + receiver.name() + "\"",
            "rename one of them");
      }
    }
    for (int later = 0; later < alerting.routes().size(); later++) {
      for (int before = 0; before < later; before++) {
        AlertRoute first = alerting.routes().get(before);
        AlertRoute second = alerting.routes().get(later);
        if (!first.continues() && new HashSet<>(second.matchers()).containsAll(first.matchers())) {
          findings.add(
              MonitoringCodes.ROUTE_IS_NEVER_TAKEN,
              where.at(FieldPath.of("routes").item(later)),
              "alerts for which "
                  + words(second.matchers())
                  + " go to \""
                  + first.receiver().name()
                  + "\" by an earlier route, and never to \""
                  + second.receiver().name()
                  + "\"",
              "put the narrower route first, or say andFurther() on the earlier one");
          break;
        }
      }
    }
  }

  private static String words(List<AlertMatcher> matchers) {
    return String.join(" and ", matchers.stream().map(AlertMatcher::toString).toList());
  }
}
