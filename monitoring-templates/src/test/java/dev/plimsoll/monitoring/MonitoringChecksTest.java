package dev.plimsoll.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.Retention;
import dev.plimsoll.unit.StorageSize;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Limits are those of Loki 3.7.6, Prometheus 3.13 and Grafana 13. */
class MonitoringChecksTest {
  private static final Where HERE = Where.named("component", "monitoring");

  /** What is found of ours in a platform with such monitoring. */
  private static String findings(Monitoring monitoring) {
    return Samples.text(
        Samples.compiled(monitoring, "eks").findings().stream()
            .filter(finding -> finding.code().id().startsWith("PLM67"))
            .toList());
  }

  private static String ofRules(RuleGroup... groups) {
    var findings = new Findings();
    new RuleChecks(HERE, findings).check(List.of(groups));
    return Samples.text(findings.sorted());
  }

  private static String ofDashboards(Dashboard... dashboards) {
    var findings = new Findings();
    new DashboardChecks(HERE, findings, new TreeSet<>(List.of(DataSource.METRICS)))
        .check(List.of(dashboards));
    return Samples.text(findings.sorted());
  }

  private static Rule.Alert alert(String name, String expression) {
    return new Rule.Alert(name, expression, Duration.ZERO, AlertSeverity.WARNING, "It happened.");
  }

  @Test
  void findsNothingInSoundMonitoring() {
    assertThat(findings(Samples.monitoring().withLogs(Samples.LAKE.path("loki-logs")))).isEmpty();
  }

  @Test
  void refusesAFolderThatLokiTakesNoPrefixFrom() {
    assertThat(findings(Samples.monitoring().withLogs(Samples.LAKE.path("logs/loki"))))
        .isEqualTo(
            """
            error PLM6701 component "monitoring": keeps logs in folder "logs/loki" of objectStore/lake
              fix: use one step of digits, English letters and dashes, for example "logs-loki\"""");
  }

  @Test
  void warnsOfLogsOnOneDiskInProd() {
    assertThat(findings(Monitoring.standard()))
        .isEqualTo(
            """
            warning PLM6702 component "monitoring": in stage prod, and logs lie on one disk of 10Gi
              fix: add withLogs(STORE.path("logs"))""");
  }

  @Test
  void refusesToKeepLogsForLessThanADay() {
    assertThat(findings(Samples.monitoring().withLogsKept(Retention.hours(12))))
        .isEqualTo(
            """
            error PLM6707 component "monitoring": keeps logs for 12h
              fix: write withLogsKept(Retention.days(1)) or longer""");
  }

  @Test
  void refusesADiskThatTheLastHoursDoNotFitOn() {
    assertThat(
            findings(Samples.monitoring().withMetrics(Retention.days(1), StorageSize.gibibytes(2))))
        .isEqualTo(
            """
            error PLM6706 component "monitoring": keeps metrics on a disk of 2Gi
              fix: ask for 2560Mi or more""");
  }

  @Test
  void refusesToScrapeWhatExposesNothing() {
    assertThat(findings(Samples.monitoring().scrapingOnly(RoleLabel.endpoint("apps", "leger"))))
        .isEqualTo(
            """
            error PLM6708 component "monitoring": is to scrape apps/leger, which exposes no metrics
              fix: scrape some of apps/ledger, monitoring/grafana, monitoring/log-collector, monitoring/loki, monitoring/prometheus, or say scrapedAt(PORT, PATH) on the workload""");
  }

  @Test
  void refusesRulesThatPrometheusDoesNotRead() {
    assertThat(
            ofRules(
                RuleGroup.named("empty"),
                RuleGroup.named("own")
                    .with(new Rule.Recording("job up", "up"))
                    .with(alert("Nothing", " "))
                    .with(alert("Range", "rate(up[five]) > 0"))))
        .isEqualTo(
            """
            error PLM6704 component "monitoring" at rules.empty: the group "empty" has no rules
              fix: add one with RuleGroup.with(...), or leave the group out
            error PLM6704 component "monitoring" at rules.own.Nothing: the rule "Nothing" has no expression
              fix: write PromQL
            error PLM6704 component "monitoring" at rules.own.Range: the rule "Range" has a range "five" that is no time
              fix: write for example [5m]
            error PLM6704 component "monitoring" at rules.own[job up]: "job up" is no name of a metric
              fix: use letters, digits, underscores and colons, and no digit in front""");
  }

  @Test
  void refusesARangeWithOneSample() {
    assertThat(ofRules(RuleGroup.named("own").with(alert("Quick", "rate(up[30s]) > 0"))))
        .isEqualTo(
            """
            error PLM6705 component "monitoring" at rules.own.Quick: the rule "Quick" looks at a range of 30s, and metrics come each 30s
              fix: write [2m], or at least [1m]""");
  }

  @Test
  void refusesNamesThatAreTaken() {
    assertThat(
            ofRules(
                RuleGroup.named("own").with(alert("Twice", "up == 0")),
                RuleGroup.named("own").with(alert("Twice", "up == 0"))))
        .isEqualTo(
            """
            error PLM6703 component "monitoring" at rules.own: two alerts are named "Twice"
              fix: rename one of them
            error PLM6703 component "monitoring" at rules.own: two groups of rules are named "own"
              fix: rename one of them""");
    Panel panel = Panel.number("Up", Panel.Unit.NUMBER).asking("sum(up)", "");
    assertThat(
            ofDashboards(
                Dashboard.named("a", "One").with(panel),
                Dashboard.named("a", "Two").with(panel),
                Dashboard.named("b", "One").with(panel)))
        .isEqualTo(
            """
            error PLM6703 component "monitoring" at dashboards.a: two dashboards have the uid "a"
              fix: rename one of them
            error PLM6703 component "monitoring" at dashboards.b: two dashboards have the title "One"
              fix: rename one of them""");
  }

  @Test
  void refusesDashboardsThatStayEmpty() {
    assertThat(
            ofDashboards(
                Dashboard.named("none", "None"),
                Dashboard.named("mute", "Mute")
                    .with(Panel.graph("Silence", Panel.Unit.NUMBER))
                    .with(Panel.log("Lines").asking("{namespace=~\".+\"}", ""))))
        .isEqualTo(
            """
            error PLM6710 component "monitoring" at dashboards.mute: the panel "Lines" shows Loki, which Grafana may not read
              fix: name DataSource.LOGS in showingOnly
            error PLM6710 component "monitoring" at dashboards.mute: the panel "Silence" asks for nothing
              fix: add a query with Panel.asking(...)
            error PLM6710 component "monitoring" at dashboards.none: the dashboard has no panels
              fix: add one with Dashboard.with(...)""");
  }

  @Test
  void doesNotReadTheConfigurationOfTheCollector() {
    assertThatThrownBy(() -> AlloyFormat.INSTANCE.read("logging {}", Place.java("overlay", "test")))
        .isInstanceOfSatisfying(
            FindingsException.class,
            e ->
                assertThat(e.findings())
                    .singleElement()
                    .satisfies(
                        finding ->
                            assertThat(finding.problem())
                                .isEqualTo(
                                    "the configuration of the log collector is a program, and not"
                                        + " data that could be read")));
  }
}
