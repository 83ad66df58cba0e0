package dev.plimsoll.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.check.Checks;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparkDefinitionsTest {
  private static List<String> definitions(SparkDefinitions definitions) {
    return Samples.compiled(
            Samples.platform(
                SparkOperator.standard().withDefinitions(definitions), Samples.revenue()))
        .bundle()
        .ofKind("apiextensions.k8s.io", "CustomResourceDefinition")
        .map(manifest -> manifest.identity().name())
        .toList();
  }

  @Test
  void areLeftToOthersUnlessAskedFor() {
    assertThat(definitions(SparkDefinitions.preinstalled())).isEmpty();
  }

  @Test
  void areWrittenFromTheSpecification() {
    assertThat(definitions(SparkDefinitions.generated()))
        .containsExactly(
            "scheduledsparkapplications.sparkoperator.k8s.io",
            "sparkapplications.sparkoperator.k8s.io",
            "sparkconnects.sparkoperator.k8s.io");
  }

  @Test
  void areReadFromFilesOfTheClassPath() {
    assertThat(
            definitions(
                SparkDefinitions.files(SparkDefinitionsTest.class, "/definitions/widgets.yaml")))
        .containsExactly("widgets.acme.example");
  }

  @Test
  void refuseAFileThatIsNotThere() {
    assertThatThrownBy(() -> SparkDefinitions.files(SparkDefinitionsTest.class, "nothing.yaml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no file \"nothing.yaml\" beside dev.plimsoll.spark.SparkDefinitionsTest on the class"
                + " path");
  }

  @Test
  void refuseAFileOfSomethingElse() {
    assertThatThrownBy(
            () -> SparkDefinitions.files(SparkDefinitionsTest.class, "/environments/prod.yaml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "file \"/environments/prod.yaml\" holds something that is no CustomResourceDefinition,"
                + " at line 1");
  }

  @Test
  void applicationsAreJudgedByTheirSchemaWithoutACluster() {
    var misspelt =
        Documents.bundle(
            """
            apiVersion: sparkoperator.k8s.io/v1beta2
            kind: SparkApplication
            metadata: {name: revenue, namespace: data-jobs}
            spec:
              type: Scala
              sparkVersion: "4.0.4"
              mainApplicationFile: local:///a.jar
              driver: {memorry: 1g}
              executor: {cores: 0}
            """);

    assertThat(schemaFindings(misspelt))
        .containsExactly(
            "error PLM1106 SparkApplication data-jobs/revenue at spec.driver.memorry",
            "error PLM2004 SparkApplication data-jobs/revenue at spec.executor.cores");
  }

  private static List<String> schemaFindings(Bundle bundle) {
    var findings = new Findings();
    findings.addAll(
        Checks.of(Schemas.of(KubernetesVersion.V1_35))
            .withProvided(SparkDefinitionsTest.class.getClassLoader())
            .check(bundle));
    return findings.sorted().stream()
        .map(FindingText::render)
        .filter(text -> text.contains(" PLM1") || text.contains(" PLM2"))
        .map(text -> text.substring(0, text.indexOf(": ")))
        .toList();
  }
}
