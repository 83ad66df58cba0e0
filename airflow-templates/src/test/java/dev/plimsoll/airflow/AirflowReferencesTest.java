package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.reference.References;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AirflowReferencesTest {
  private final References references =
      References.of(
          Samples.compiled().bundle(),
          ReferenceCatalogue.load(AirflowReferencesTest.class.getClassLoader()));

  private Stream<String> of(String configMap) {
    Manifest manifest =
        references.bundle().find("", "ConfigMap", Optional.of("airflow"), configMap).orElseThrow();
    return references.from(manifest).stream()
        .filter(reference -> reference.target().isPresent())
        .map(AirflowReferencesTest::text);
  }

  private static String text(Reference reference) {
    return reference.path() + " = " + reference.name();
  }

  @Test
  void leadFromTheConfigurationToServicesAndNamespace() {
    assertThat(of("airflow-config"))
        .containsExactlyInAnyOrder(
            "metadata.namespace = airflow",
            "data[airflow.cfg].core.execution_api_server_url = airflow-api-server",
            "data[airflow.cfg].metrics.statsd_host = airflow-statsd",
            "data[airflow.cfg].kubernetes_executor.namespace = airflow");
  }

  @Test
  void leadFromDagFilesToWhatTheirPodsUse() {
    assertThat(of(AirflowDocuments.shard(1)))
        .contains(
            "data[data-jobs.nightly.py].tasks[1].object.spec.serviceAccountName = python",
            "data[data-jobs-risk.nightly.py].tasks[2].object.spec.serviceAccountName = dbt");
  }

  @Test
  void leadFromThePodTemplateToWhatTaskPodsMount() {
    assertThat(of(AirflowDocuments.POD_TEMPLATE))
        .contains(
            "data[pod_template_file.yaml].spec.serviceAccountName = airflow-worker",
            "data[pod_template_file.yaml].spec.volumes[0].projected.sources[0].configMap.name ="
                + " airflow-dags-1");
  }

  @Test
  void followARenamedNamespaceIntoTheDagFile() {
    var environment =
        Samples.environment()
            .withNaming(
                Naming.unchanged().withPrefix("acme-").withNamespaces(Map.of("data-jobs", "jobs")));

    Compiled compiled =
        new PlatformCompiler().compile(Samples.platform(Samples.airflow()), environment);

    String shard =
        compiled
            .bundle()
            .ofKind("", "ConfigMap")
            .filter(map -> map.identity().name().startsWith("acme-airflow-dags-1"))
            .map(map -> (EmbeddedNode) map.tree().findMap("data").orElseThrow().valueAt(0))
            .map(EmbeddedNode::text)
            .findFirst()
            .orElseThrow();
    assertThat(shard)
        .contains("namespace=\"jobs\",", "\"serviceAccountName\": \"acme-python\",")
        .doesNotContain("namespace=\"data-jobs\"");
  }
}
