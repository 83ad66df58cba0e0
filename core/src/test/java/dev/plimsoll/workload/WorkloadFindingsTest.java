package dev.plimsoll.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkloadFindingsTest {
  private static final Container APP =
      Container.of(
          Image.of("registry.acme.example/app:1.2.3"),
          PodSize.of(Cpu.millis(100), Memory.mebibytes(128)));

  private static List<Manifest> render(Workload workload, Findings findings) {
    return workload
        .render(
            new WorkloadScope(
                PlainEnvironment.of(Stage.PROD),
                NamespaceName.of("shop"),
                "acme",
                "store",
                findings))
        .manifests();
  }

  private static String findings(Workload workload) {
    var findings = new Findings();
    render(workload, findings);
    return findings.sorted().stream().map(FindingText::render).collect(Collectors.joining("\n"));
  }

  @Test
  void twoConfigsOfOneNameThatDiffer() {
    assertThat(
            findings(
                Workload.deployment(
                    "web",
                    APP.withEnv(ConfigValues.named("env").with("A", "1"))
                        .withEnv(ConfigValues.named("env").with("A", "2")))))
        .isEqualTo(
            """
            error PLM0110 workload "web": two ConfigMaps named "env" hold different data
              fix: give one of them another name, or use one value in both places
              at: render web (ConfigValues.lower)""");
  }

  @Test
  void twoVolumesOfOneNameThatDiffer() {
    assertThat(
            findings(
                Workload.deployment(
                    "web",
                    APP.withMount("/a", Volume.scratch("data", StorageSize.mebibytes(1))),
                    APP.named("other")
                        .withMount("/a", Volume.scratch("data", StorageSize.mebibytes(2))))))
        .isEqualTo(
            """
            error PLM0111 workload "web": two different volumes are named "data": one under /a of container "main", one under /a of container "other"
              fix: rename one of them, or use one value in both places""");
  }

  @Test
  void aProbeOfAPortThatIsNotThere() {
    assertThat(
            findings(
                Workload.deployment("web", APP.withPort("http", 8080).live(Probe.grpc("grpc")))))
        .isEqualTo(
            """
            error PLM0112 workload "web" at containers.main.livenessProbe: port "grpc" is not among the ports of container "main", which has http
              fix: declare it with withPort("grpc", number)""");
  }

  @Test
  void replicasThatShareADisk() {
    assertThat(
            findings(
                Workload.deployment(
                        "web",
                        APP.withDisk(
                            "/data", Disk.of("data", StorageTier.FAST, StorageSize.gibibytes(1))))
                    .scaling(Scaling.between(1, 3).onCpu(50))))
        .isEqualTo(
            """
            error PLM0113 workload "web": up to 3 replicas share a disk that one node may use
              fix: make it Workload.statefulSet(...), or run one replica""");
  }

  @Test
  void anAddressThatLeadsToNoPort() {
    assertThat(
            findings(Workload.deployment("web", APP).exposedAt(WebEndpoint.named("shop"), "http")))
        .isEqualTo(
            """
            error PLM0117 workload "web": endpoint/shop leads to port "http", but its containers have no port
              fix: declare it with withPort("http", number)""");
  }

  @Test
  void anAddressOfAWorkloadWithoutService() {
    assertThat(
            findings(
                Workload.deployment("web", APP.withPort("http", 8080))
                    .withoutService()
                    .exposedAt(WebEndpoint.named("shop"), "http")))
        .isEqualTo(
            """
            error PLM0117 workload "web": endpoint/shop leads to port "http", but it has no Service
              fix: leave withoutService() out""");
  }

  @Test
  void twoStoresThatWantOneVariableToDiffer() {
    assertThat(
            findings(
                Workload.deployment("web", APP)
                    .reading(ObjectStore.named("lake"))
                    .writing(ObjectStore.named("marts"))))
        .isEqualTo(
            """
            warning PLM0116 workload "web": AWS_ACCESS_KEY_ID is access-key of Secret existing-lake-keys, and objectStore/marts needs access-key of Secret existing-marts-keys
              fix: configure the client of "marts" from the variables that begin with MARTS_
            warning PLM0116 workload "web": AWS_ENDPOINT_URL_S3 is https://lake.minio.example, and objectStore/marts needs https://marts.minio.example
              fix: configure the client of "marts" from the variables that begin with MARTS_
            warning PLM0116 workload "web": AWS_SECRET_ACCESS_KEY is secret-key of Secret existing-lake-keys, and objectStore/marts needs secret-key of Secret existing-marts-keys
              fix: configure the client of "marts" from the variables that begin with MARTS_""");
  }

  @Test
  void aCustomisationThatMatchesNothing() {
    assertThat(
            findings(
                Workload.deployment("web", APP)
                    .customise(PersistentVolumeClaim.class, claim -> claim)))
        .isEqualTo(
            """
            error PLM0114 workload "web": customise(PersistentVolumeClaim.class) matches none of its objects
              fix: name one of Deployment, ServiceAccount, or remove it""");
  }

  @Test
  void aCustomisationThatRenames() {
    assertThat(
            findings(
                Workload.deployment("web", APP)
                    .customise(
                        Deployment.class,
                        d -> d.edit().editMetadata().withName("other").endMetadata().build())))
        .isEqualTo(
            """
            error PLM0115 Deployment shop/web at metadata.name: customise of workload "web" changes metadata.name
              fix: leave it as it is; to rename, give the workload another name
              at: render web (DeploymentWorkload.controller)""");
  }

  @Test
  void aCustomisationThatTakesTheLabelOfASelectorAway() {
    assertThat(
            findings(
                Workload.deployment("web", APP)
                    .customise(
                        Deployment.class,
                        d ->
                            d.edit()
                                .editSpec()
                                .editTemplate()
                                .editMetadata()
                                .removeFromLabels("app.kubernetes.io/name")
                                .endMetadata()
                                .endTemplate()
                                .endSpec()
                                .build())))
        .startsWith("error PLM0115 Deployment shop/web at spec.template.metadata.labels");
  }

  @Test
  void aCustomisationWritesOnlyWhatItChanges() {
    var findings = new Findings();
    List<Manifest> manifests =
        render(
            Workload.deployment(
                    "web",
                    APP.withFiles(
                        "/etc/app",
                        ConfigFiles.named("files").with("app.yaml", Map.of("port", 8080))))
                .customise(
                    ConfigMap.class,
                    c ->
                        c.edit()
                            .editMetadata()
                            .addToAnnotations("a.example/b", "c")
                            .endMetadata()
                            .build()),
            findings);
    Manifest config =
        manifests.stream().filter(m -> m.is("", "ConfigMap")).findFirst().orElseThrow();
    assertThat(findings.sorted()).isEmpty();
    assertThat(config.annotation("a.example/b")).contains("c");
    assertThat(
            config.where(FieldPath.of("metadata", "annotations", "a.example/b")).origin().layer())
        .isEqualTo(Layer.CUSTOMISE);
    assertThat(config.find(FieldPath.of("data", "app.yaml", "port")))
        .as("the file is still data")
        .get()
        .isInstanceOf(ScalarNode.class);
    assertThat(config.where(FieldPath.of("data", "app.yaml")).origin().layer())
        .isEqualTo(Layer.RENDER);
  }
}
