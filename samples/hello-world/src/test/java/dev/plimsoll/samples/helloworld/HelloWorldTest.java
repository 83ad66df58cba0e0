package dev.plimsoll.samples.helloworld;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HelloWorldTest {
  private static final Path SOURCE =
      Path.of("src/main/java/dev/plimsoll/samples/helloworld/HelloWorld.java");

  private static Report report(String environment) {
    return Plimsoll.of(new HelloWorld())
        .withEnvironments(Path.of("environments"))
        .render(environment);
  }

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
  void takesThePlaceOfEightFilesAndMore() {
    var kinds = new TreeSet<String>();
    report("dev").bundle().applied().map(Manifest::identity).forEach(id -> kinds.add(id.kind()));
    assertThat(kinds)
        .contains(
            "Deployment",
            "Service",
            "ConfigMap",
            "Secret",
            "Ingress",
            "HorizontalPodAutoscaler",
            "ServiceAccount",
            "RoleBinding")
        .contains("Namespace", "NetworkPolicy", "Role");
  }

  @Test
  void hasNoErrorInAnyEnvironment() {
    for (String environment : List.of("dev", "prod-eks")) {
      assertThat(report(environment).findings()).noneMatch(finding -> finding.isError());
    }
  }

  @Test
  void theSecretComesFromTheStoreInProduction() {
    assertThat(report("prod-eks").bundle().applied().map(m -> m.identity().kind()))
        .contains("ExternalSecret")
        .doesNotContain("Secret");
  }

  @Test
  void theTokenIsMountedForTheRightsThatItHas() {
    Manifest deployment =
        report("dev").bundle().ofKind("apps", "Deployment").findFirst().orElseThrow();
    assertThat(
            deployment
                .find(FieldPath.of("spec", "template", "spec", "automountServiceAccountToken"))
                .orElseThrow())
        .hasToString("true");
  }
}
