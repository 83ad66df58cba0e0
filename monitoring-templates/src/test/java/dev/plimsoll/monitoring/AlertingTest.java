package dev.plimsoll.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is pinned here {@code amtool} judges in conformance step 44-monitoring. */
class AlertingTest {
  private static final AlertReceiver TEAM = AlertReceiver.slack("team", "#data-alerts");
  private static final AlertReceiver DUTY = AlertReceiver.pagerDuty("duty");
  private static final AlertReceiver PORTAL =
      AlertReceiver.webhook("portal", Endpoint.External.https("portal.acme.example"));

  private static final Alerting ALERTING =
      Alerting.to(TEAM)
          .with(
              AlertRoute.of(AlertMatcher.isOneOf("namespace", "jobs", "a.b"), PORTAL).andFurther())
          .with(AlertRoute.of(AlertMatcher.is("severity", "critical"), DUTY));

  @Test
  void alertmanagerReadsWhatIsWritten() throws IOException {
    Compiled compiled = Samples.compiled(Samples.monitoring().withAlerts(ALERTING), "alerting");
    assertThat(Samples.file(compiled, "alertmanager-config", "alertmanager.yml"))
        .isEqualTo(Files.readString(Path.of("src/test/goldens/alertmanager.yml")));
    assertThat(Samples.text(compiled.findings().stream().filter(f -> f.isError()).toList()))
        .isEmpty();
    assertThat(Samples.file(compiled, "prometheus-config", "prometheus.yml"))
        .startsWith(
            """
            alerting:
              alertmanagers:
              - static_configs:
                - targets:
                  - alertmanager.monitoring.svc:9093
            """);
    assertThat(Samples.file(compiled, "prometheus-rules", "platform.yml"))
        .contains("alert: AlertsAreNotTold\n");
  }

  @Test
  void withoutAlertingNothingIsThere() {
    Compiled compiled = Samples.compiled(Samples.monitoring(), "eks");
    assertThat(Samples.file(compiled, "prometheus-config", "prometheus.yml"))
        .doesNotContain("alerting");
    assertThat(compiled.bundle().all())
        .noneMatch(manifest -> manifest.identity().name().startsWith("alertmanager"));
  }

  @Test
  void aRouteThatAnEarlierOneHidesIsRefused() {
    AlertRoute critical = AlertRoute.of(AlertMatcher.is("severity", "critical"), DUTY);
    AlertRoute narrower =
        AlertRoute.of(AlertMatcher.is("severity", "critical"), PORTAL)
            .and(AlertMatcher.is("namespace", "jobs"));
    assertThat(findings(Alerting.to(TEAM).with(critical).with(narrower)))
        .isEqualTo(
            """
            error PLM6711 component "monitoring" at routes[1]: alerts for which severity="critical" and namespace="jobs" go to "duty" by an earlier route, and never to "portal"
              fix: put the narrower route first, or say andFurther() on the earlier one""");
    assertThat(findings(Alerting.to(TEAM).with(narrower).with(critical))).isEmpty();
    assertThat(findings(Alerting.to(TEAM).with(critical.andFurther()).with(narrower))).isEmpty();
  }

  @Test
  void twoReceiversOfOneNameAreRefused() {
    assertThat(
            findings(
                Alerting.to(TEAM)
                    .with(
                        AlertRoute.of(
                            AlertMatcher.is("severity", "critical"),
                            AlertReceiver.slack("team", "#other")))))
        .isEqualTo(
            """
            error PLM6703 component "monitoring" at receivers.team: two receivers of alerts are named "team"
              fix: rename one of them""");
    assertThat(findings(ALERTING)).isEmpty();
  }

  @Test
  void aLabelThatIsNoneIsRefused() {
    assertThatThrownBy(() -> AlertMatcher.isNot("team-name", "x"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(
            "label of an alert \"team-name\" must consist of letters, digits and underscores");
  }

  private static String findings(Alerting alerting) {
    var findings = new Findings();
    new AlertingChecks(Where.named("component", "monitoring"), findings).check(alerting);
    return Samples.text(findings.sorted());
  }
}
