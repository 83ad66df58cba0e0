package dev.plimsoll.samples.dekorate;

import static dev.plimsoll.testing.PlimsollAssertions.assertThat;

import dev.plimsoll.Report;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.testing.EachEnvironment;
import dev.plimsoll.testing.InEnvironment;
import dev.plimsoll.testing.PlatformTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PlatformTest(RatesPlatform.class)
class RatesPlatformTest {
  @EachEnvironment
  void hasNoErrors(Report report) {
    assertThat(report).hasNoErrors();
  }

  @EachEnvironment
  void whatDekorateWroteJoinsThePlatform(Report report) {
    assertThat(report)
        .manifest("Deployment rates/rates-api")
        .isApplied()
        .hasField(
            "spec.template.spec.containers[name=rates-api].image",
            "registry.acme.example/acme/rates-api:1.4.0")
        .hasField("spec.template.spec.containers[name=rates-api].ports[0].containerPort", 8080)
        .field("spec.replicas")
        .isEqualTo(2)
        .isWrittenIn(Layer.INPUT);
  }

  /** Without this each new version would need the Deployment to be deleted first. */
  @EachEnvironment
  void selectorsOutliveAVersion(Report report) {
    Map<String, String> labels =
        Map.of("app.kubernetes.io/name", "rates-api", "app.kubernetes.io/part-of", "rates");
    assertThat(report)
        .manifest("Deployment rates/rates-api")
        .hasField("spec.selector.matchLabels", labels)
        .hasField("spec.template.metadata.labels[app.kubernetes.io/version]", "1.4.0");
    assertThat(report).manifest("Service rates/rates-api").hasField("spec.selector", labels);
  }

  @EachEnvironment
  void nothingSaysWhereItWasCompiled(Report report) {
    assertThat(report)
        .manifest("Deployment rates/rates-api")
        .doesNotHaveField("metadata.annotations[app.dekorate.io/vcs-url]")
        .doesNotHaveField("spec.template.metadata.annotations[app.dekorate.io/vcs-url]")
        .yaml()
        .doesNotContain("dekorate.io");
    assertThat(report).manifest("Service rates/rates-api").yaml().doesNotContain("dekorate.io");
  }

  @EachEnvironment
  void arrowsReachThePodsThatDekorateDescribes(Report report) {
    assertThat(report)
        .topology()
        .hasOnlyArrows(
            "window/window calls rates/rates-api",
            "rates/rates-api calls external/feed.rates.acme.example:443");
    assertThat(report).pods("window/window").mayReach("rates/rates-api", 8080);
    assertThat(report).pods("rates/rates-api").mustNotReach("window/window");
  }

  // region golden
  @Test
  void theWholeOutputIsAGolden(@InEnvironment("prod-eks") Report report) {
    assertThat(report).matchesGolden(Path.of("src/test/goldens/prod-eks"));
  }
  // endregion
}
