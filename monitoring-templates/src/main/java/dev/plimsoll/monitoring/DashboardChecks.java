package dev.plimsoll.monitoring;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Dashboards that Grafana would pass over, or that would stay empty. */
final class DashboardChecks {
  private final Where where;
  private final Findings findings;
  private final SortedSet<DataSource> sources;

  DashboardChecks(Where where, Findings findings, SortedSet<DataSource> sources) {
    this.where = where;
    this.findings = findings;
    this.sources = sources;
  }

  void check(List<Dashboard> dashboards) {
    var uids = new TreeSet<String>();
    var titles = new TreeSet<String>();
    for (Dashboard dashboard : dashboards) {
      Where at = where.at(FieldPath.of("dashboards", dashboard.uid()));
      if (!uids.add(dashboard.uid())) {
        twice(at, "two dashboards have the uid \"" + dashboard.uid() + "\"");
      } else if (!titles.add(dashboard.title())) {
        twice(at, "two dashboards have the title \"" + dashboard.title() + "\"");
      }
      if (dashboard.panels().isEmpty()) {
        empty(at, "the dashboard has no panels", "add one with Dashboard.with(...)");
      }
      dashboard.panels().forEach(panel -> check(at, panel));
    }
  }

  private void twice(Where at, String problem) {
    findings.add(MonitoringCodes.TWO_OF_ONE_NAME, at, problem, "rename one of them");
  }

  private void empty(Where at, String problem, String fix) {
    findings.add(MonitoringCodes.NOTHING_TO_SHOW, at, problem, fix);
  }

  private void check(Where at, Panel panel) {
    if (panel.queries().isEmpty()) {
      empty(
          at,
          "the panel \"" + panel.title() + "\" asks for nothing",
          "add a query with Panel.asking(...)");
    }
    if (!sources.contains(panel.kind().source())) {
      empty(
          at,
          "the panel \""
              + panel.title()
              + "\" shows "
              + panel.kind().source().title()
              + ", which Grafana may not read",
          "name DataSource." + panel.kind().source().name() + " in showingOnly");
    }
  }
}
