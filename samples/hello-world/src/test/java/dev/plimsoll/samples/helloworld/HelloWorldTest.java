package dev.plimsoll.samples.helloworld;

import static dev.plimsoll.testing.PlimsollAssertions.assertThat;

import dev.plimsoll.Report;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.testing.EachEnvironment;
import dev.plimsoll.testing.InEnvironment;
import dev.plimsoll.testing.PlatformTest;
import dev.plimsoll.topology.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@PlatformTest(HelloWorld.class)
class HelloWorldTest {
  private static final Path SOURCE =
      Path.of("src/main/java/dev/plimsoll/samples/helloworld/HelloWorld.java");

  /** The workload as the formatter leaves it, from its variable to the semicolon. */
  @Test
  void isOneExpressionOfAtMostTwelveLines() throws IOException {
    List<String> lines = Files.readAllLines(SOURCE);
    int first = lines.indexOf("    Workload hello =");
    int last = first;
    while (!lines.get(last).endsWith(";")) {
      last++;
    }
    assertThat(lines.subList(first, last + 1)).hasSizeBetween(2, 12);
  }

  @Test
  void takesThePlaceOfEightFilesAndMore(@InEnvironment("dev") Report report) {
    var applied = assertThat(report).manifests().applied().in("hello");
    for (String kind :
        List.of(
            "Deployment",
            "Service",
            "ConfigMap",
            "Secret",
            "Ingress",
            "HorizontalPodAutoscaler",
            "ServiceAccount",
            "RoleBinding",
            "Role",
            "NetworkPolicy")) {
      applied.ofKind(kind).allSatisfy(object -> object.hasField("metadata.name"));
    }
    assertThat(report).manifests().contains("Namespace hello");
  }

  @EachEnvironment
  void hasNoErrors(Report report) {
    assertThat(report).hasNoErrors();
  }

  /** Reading an environment finds it, not checking what is rendered. */
  @Test
  void aSecretInClearIsSaidAloudInDev(@InEnvironment("dev") Report report) {
    assertThat(report)
        .findings()
        .with(Severity.WARNING)
        .hasText(
            """
            warning PLM0303 environment "dev" at bindings[secret/hello].literal: values of api-token are written in clear in a dev stage
              fix: bind them to a store before anything here is worth protecting
              at: environments/dev.yaml:17:19
            """);
  }

  @Test
  void theSecretComesFromTheStoreInProduction(@InEnvironment("prod-eks") Report report) {
    assertThat(report)
        .manifests()
        .contains("ExternalSecret hello/hello")
        .ofKind("Secret")
        .isEmpty();
  }

  @EachEnvironment
  void theTokenIsMountedForTheRightsThatItHas(Report report) {
    assertThat(report)
        .manifest("Deployment hello/hello")
        .hasField("spec.template.spec.automountServiceAccountToken", true);
    assertThat(report)
        .pods("hello/hello")
        .mayIn("hello", Grant.of("", "configmaps", "get", "list", "watch"))
        .mayNotIn("hello", Grant.of("", "configmaps", "create", "update", "delete"))
        .mayNotIn("hello", Grant.of("", "secrets", "get"))
        .mayNotInCluster(Grant.of("", "configmaps", "get"));
  }

  @EachEnvironment
  void isCalledThroughItsAddressOnly(Report report) {
    assertThat(report)
        .topology()
        .withoutSystemArrows()
        .hasOnlyArrows("ingress/hello calls hello/hello");
  }
}
