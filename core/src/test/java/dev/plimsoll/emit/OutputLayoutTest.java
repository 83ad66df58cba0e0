package dev.plimsoll.emit;

import static dev.plimsoll.emit.Outputs.config;
import static dev.plimsoll.emit.Outputs.layout;
import static dev.plimsoll.emit.Outputs.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The expected hashes were computed with another program: {@code printf
 * 'GROUP\nKIND\nNAMESPACE\nNAME' | sha256sum | cut -c1-10}.
 */
class OutputLayoutTest {
  private static String path(Manifest manifest) {
    return layout(manifest).manifests().firstKey();
  }

  @Test
  void putsAnObjectIntoTheFolderOfItsNamespace() {
    assertThat(path(object("apps/v1", "Deployment", "airflow", "scheduler")))
        .isEqualTo("airflow/deployment.apps-scheduler.yaml");
    assertThat(path(object("v1", "ConfigMap", "airflow", "airflow.cfg")))
        .isEqualTo("airflow/configmap-airflow.cfg.yaml");
    assertThat(
            path(
                object("sparkoperator.k8s.io/v1beta2", "SparkApplication", "data-jobs", "revenue")))
        .isEqualTo("data-jobs/sparkapplication.sparkoperator.k8s.io-revenue.yaml");
  }

  @Test
  void putsClusterScopedAndLatentObjectsIntoFoldersThatNoNamespaceCanHave() {
    assertThat(path(object("v1", "Namespace", "airflow")))
        .isEqualTo("_cluster/namespace-airflow.yaml");
    assertThat(path(object("v1", "Pod", "data-jobs", "marts").latent("airflow", 4)))
        .isEqualTo("_latent/data-jobs/pod-marts.yaml");
    assertThat(path(object("v1", "PersistentVolume", "disk").latent("csi", 1)))
        .isEqualTo("_latent/_cluster/persistentvolume-disk.yaml");
  }

  @Test
  void replacesCharactersThatAreNoGoodInFileNamesAndAddsAHash() {
    assertThat(path(object("rbac.authorization.k8s.io/v1", "ClusterRole", "system:x")))
        .isEqualTo("_cluster/clusterrole.rbac.authorization.k8s.io-system-x-c19ec5feec.yaml");
  }

  @Test
  void tellsNamesApartThatDifferInCaseOnly() {
    OutputLayout layout =
        layout(
            object("rbac.authorization.k8s.io/v1", "ClusterRole", "system:x"),
            object("rbac.authorization.k8s.io/v1", "ClusterRole", "System:x"));

    assertThat(layout.manifests().keySet())
        .containsExactlyInAnyOrder(
            "_cluster/clusterrole.rbac.authorization.k8s.io-system-x-c19ec5feec.yaml",
            "_cluster/clusterrole.rbac.authorization.k8s.io-system-x-00bdbedf66.yaml");
    assertThat(layout.paths().stream().map(path -> path.toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
  }

  @Test
  void shortensLongNamesToTwoHundredBytes() {
    String path = path(object("v1", "ConfigMap", "data", "a".repeat(253)));

    assertThat(path).isEqualTo("data/configmap-" + "a".repeat(179) + "-84bd14f010.yaml");
    assertThat(path.substring("data/".length(), path.length() - ".yaml".length())).hasSize(200);
    assertThat(path(object("v1", "ConfigMap", "data", "a".repeat(190))))
        .isEqualTo("data/configmap-" + "a".repeat(190) + ".yaml");
  }

  @Test
  void tellsObjectsApartThatWouldShareAFileName() {
    OutputLayout layout =
        layout(object("a.b-c/v1", "Kind", "ns", "d"), object("a.b/v1", "Kind", "ns", "c-d"));

    assertThat(layout.manifests().keySet())
        .containsExactlyInAnyOrder(
            "ns/kind.a.b-c-d-4007a73be4.yaml", "ns/kind.a.b-c-d-dc7abe9f93.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "a/../../b",
        "/etc",
        ".plimsoll",
        "_latent",
        "_cluster",
        "Data",
        "a.b",
        "a\\b",
        "a\nb",
        "kustomization.yaml",
        "",
        "é"
      })
  void noNamespaceAndNoNameLeadsOutOfItsFolder(String evil) {
    for (Manifest manifest :
        List.of(
            object("v1", "ConfigMap", evil, "a"),
            object("v1", "ConfigMap", "data", evil),
            object("v1", evil, "data", "a"))) {
      String path = path(manifest);
      assertThat(path).matches("[a-z0-9-]+/[a-z0-9-][a-z0-9.-]*\\.yaml");
      assertThat(path).doesNotStartWith("_").doesNotContain("..");
    }
  }

  @Test
  void refusesTwoDeclarationsOfOneObject() {
    FindingsException refused =
        catchThrowableOfType(
            FindingsException.class,
            () ->
                layout(
                    object("batch/v1", "CronJob", "data", "a"),
                    object("batch/v1beta1", "CronJob", "data", "a")));

    assertThat(Outputs.text(refused))
        .isEqualTo(
            """
            error PLM9002 CronJob data/a at metadata.name: is declared twice: by render web (Web.render) and by render web (Web.render)
              fix: remove one of the two, or give one another name
              at: render web (Web.render)""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../prod", "a/b", ".prod", "Prod", "prod ", "-prod"})
  void refusesAnEnvironmentThatCannotBeAFolder(String name) {
    FindingsException refused =
        catchThrowableOfType(
            FindingsException.class, () -> OutputLayout.of(name, Bundle.of(List.of())));

    assertThat(Outputs.text(refused))
        .isEqualTo(
            "error PLM9001 environment \""
                + name
                + "\": \""
                + name
                + "\" cannot be the name of a folder\n"
                + "  fix: use at most 100 lower-case letters, digits, \"-\" and \".\", with a letter or digit first and last");
  }

  @Test
  void doesNotDependOnTheOrderOfDeclarations() {
    var manifests =
        new ArrayList<>(
            List.of(
                object("v1", "Namespace", "data"),
                config("data", "a", "1"),
                config("data", "b", "1"),
                object("apps/v1", "Deployment", "data", "a")));
    OutputLayout layout = OutputLayout.of("dev", Bundle.of(manifests));
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(manifests, new Random(seed));
      OutputLayout shuffled = OutputLayout.of("dev", Bundle.of(manifests));
      assertThat(shuffled.paths()).isEqualTo(layout.paths());
      assertThat(shuffled.inApplyOrder()).isEqualTo(layout.inApplyOrder());
    }
  }

  @Test
  void listsTheAppliedManifestsInAnOrderInWhichTheyCanBeApplied() {
    OutputLayout layout =
        layout(
            object("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "spark"),
            object("sparkoperator.k8s.io/v1beta2", "SparkApplication", "data", "revenue"),
            object("networking.k8s.io/v1", "Ingress", "data", "web"),
            object("autoscaling/v2", "HorizontalPodAutoscaler", "data", "web"),
            object("apps/v1", "Deployment", "data", "web"),
            object("networking.k8s.io/v1", "NetworkPolicy", "data", "deny"),
            object("v1", "Service", "data", "web"),
            object("v1", "PersistentVolumeClaim", "data", "web"),
            object("v1", "Secret", "data", "web"),
            object("v1", "ConfigMap", "data", "web"),
            object("rbac.authorization.k8s.io/v1", "RoleBinding", "data", "web"),
            object("rbac.authorization.k8s.io/v1", "Role", "data", "web"),
            object("v1", "ServiceAccount", "data", "web"),
            object("v1", "ResourceQuota", "data", "quota"),
            object("scheduling.k8s.io/v1", "PriorityClass", "batch"),
            object(
                "apiextensions.k8s.io/v1",
                "CustomResourceDefinition",
                "sparkapplications.sparkoperator.k8s.io"),
            object("v1", "Namespace", "data"),
            object("v1", "Pod", "data", "driver").latent("spark", 1));

    assertThat(Kustomization.text(layout))
        .isEqualTo(
            """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            sortOptions:
              order: fifo
            resources:
              - _cluster/namespace-data.yaml
              - _cluster/customresourcedefinition.apiextensions.k8s.io-sparkapplications.sparkoperator.k8s.io.yaml
              - _cluster/priorityclass.scheduling.k8s.io-batch.yaml
              - data/resourcequota-quota.yaml
              - data/serviceaccount-web.yaml
              - data/role.rbac.authorization.k8s.io-web.yaml
              - data/rolebinding.rbac.authorization.k8s.io-web.yaml
              - data/configmap-web.yaml
              - data/secret-web.yaml
              - data/persistentvolumeclaim-web.yaml
              - data/service-web.yaml
              - data/networkpolicy.networking.k8s.io-deny.yaml
              - data/deployment.apps-web.yaml
              - data/horizontalpodautoscaler.autoscaling-web.yaml
              - data/ingress.networking.k8s.io-web.yaml
              - data/sparkapplication.sparkoperator.k8s.io-revenue.yaml
              - _cluster/validatingwebhookconfiguration.admissionregistration.k8s.io-spark.yaml
            """);
  }

  @Test
  void takesFilesBesideTheManifests() {
    OutputLayout layout =
        layout(config("data", "a", "1"))
            .with(new ExtraFile("topology.json", "{}\n", Outputs.RENDER))
            .with(new ExtraFile("hand-off/dns.tsv", "", Outputs.RENDER));

    assertThat(layout.paths())
        .containsExactly(
            "data/configmap-a.yaml", "hand-off/dns.tsv", "kustomization.yaml", "topology.json");
    assertThat(layout.inApplyOrder()).containsExactly("data/configmap-a.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/x", "a//b", "a/", ".plimsoll/x", "a/../b", "a b", ""})
  void refusesAnExtraFileOutsideTheFolder(String path) {
    FindingsException refused =
        catchThrowableOfType(
            FindingsException.class, () -> layout().with(new ExtraFile(path, "", Outputs.RENDER)));

    assertThat(Outputs.text(refused))
        .isEqualTo(
            "error PLM9003 environment \"dev\": extra file \""
                + path
                + "\" is no path inside the output folder\n"
                + "  fix: choose a relative path of at most 200 letters, digits, \".\", \"_\" and \"-\", for example \"topology.json\"\n"
                + "  at: render web (Web.render)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data", "Data/configmap-a.yaml", "data/configmap-a.yaml/x", "Kustomization.yaml"})
  void refusesAnExtraFileOnAboveOrBelowAnotherWhateverTheCase(String path) {
    FindingsException refused =
        catchThrowableOfType(
            FindingsException.class,
            () -> layout(config("data", "a", "1")).with(new ExtraFile(path, "", Outputs.RENDER)));

    assertThat(refused.findings()).extracting(f -> f.code()).containsExactly(EmitCodes.EXTRA_PATH);
    assertThat(refused.findings().get(0).problem()).contains("is the place of");
  }
}
