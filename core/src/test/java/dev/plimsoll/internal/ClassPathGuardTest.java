package dev.plimsoll.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FindingText;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Class paths of jars that have the names and the entries of real ones and nothing in them: the
 * guard loads no class. The real jars are judged by {@code conformance/steps/14-embedding.sh}.
 */
class ClassPathGuardTest {
  private static final String MODEL = "io/fabric8/kubernetes/api/model/";
  private static final Map<String, String> MODELS =
      Map.ofEntries(
          Map.entry("core", MODEL + "Pod"),
          Map.entry("common", "io/fabric8/kubernetes/api/builder/Builder"),
          Map.entry("apps", MODEL + "apps/Deployment"),
          Map.entry("batch", MODEL + "batch/v1/Job"),
          Map.entry("autoscaling", MODEL + "autoscaling/v2/HorizontalPodAutoscaler"),
          Map.entry("networking", MODEL + "networking/v1/NetworkPolicy"),
          Map.entry("rbac", MODEL + "rbac/Role"),
          Map.entry("policy", MODEL + "policy/v1/PodDisruptionBudget"),
          Map.entry("storageclass", MODEL + "storage/StorageClass"),
          Map.entry("scheduling", MODEL + "scheduling/v1/PriorityClass"),
          Map.entry("apiextensions", MODEL + "apiextensions/v1/CustomResourceDefinition"),
          Map.entry(
              "admissionregistration",
              MODEL + "admissionregistration/v1/ValidatingAdmissionPolicy"),
          Map.entry("coordination", MODEL + "coordination/v1/Lease"),
          Map.entry("gatewayapi", MODEL + "gatewayapi/v1/HTTPRoute"));

  private static final String ISOLATED =
      "; or leave the class path as it is, and use Plimsoll.isolated";

  @TempDir private Path folder;

  private final List<URL> classPath = new ArrayList<>();

  @Test
  void acceptsTheClassPathOfThisBuild() {
    assertThat(ClassPathGuard.findings(ClassPathGuard.class.getClassLoader())).isEmpty();
  }

  @Test
  void acceptsModelsOfFabric8SevenAlone() throws IOException {
    models("7.5.2");
    jackson("3.1.7", "2.21");
    assertThat(said()).isEmpty();
  }

  @Test
  void acceptsOlderModelsInTheShadowOfNewerOnes() throws IOException {
    models("8.0.0");
    models("7.5.2");
    jackson("3.1.7", "2.21");
    assertThat(said()).isEmpty();
  }

  @Test
  void refusesOneOlderModelBeforeTheOthers() throws IOException {
    jar("kubernetes-model-core-7.5.2.jar", MODEL + "Pod");
    models("8.0.0");
    jackson("3.1.7", "2.21");
    assertThat(said())
        .containsExactly(
            "error PLM0001 class path \"io.fabric8\": models of several versions, which do not fit each"
                + " other: kubernetes-model-core 7.5.2 in F/kubernetes-model-core-7.5.2.jar;"
                + " kubernetes-model-core 8.0.0 in F/kubernetes-model-core-8.0.0.jar (and 13 more"
                + " of this version)\n"
                + "  fix: let all of io.fabric8 have one version, for example by importing"
                + " io.fabric8:kubernetes-client-bom 8.0.0 before other BOMs"
                + ISOLATED);
  }

  @Test
  void refusesOlderModelsThatHideAllNewerOnes() throws IOException {
    models("7.5.2");
    models("8.0.0");
    jackson("3.1.7", "2.21");
    assertThat(said())
        .singleElement()
        .asString()
        .startsWith("error PLM0001 class path \"io.fabric8\": models of several versions")
        .contains("kubernetes-model-core 7.5.2 in", "kubernetes-model-core 8.0.0 in");
  }

  @Test
  void refusesModelsThatAreTooOld() throws IOException {
    models("6.13.4");
    jackson("3.1.7", "2.21");
    assertThat(said())
        .containsExactly(
            "error PLM0001 class path \"io.fabric8\": kubernetes-model-core 6.13.4 in"
                + " F/kubernetes-model-core-6.13.4.jar (and 13 more of this version); the oldest that"
                + " Plimsoll works with is 7.5\n"
                + "  fix: import io.fabric8:kubernetes-client-bom 8.0.0 before other BOMs"
                + ISOLATED);
  }

  @Test
  void namesModelsThatWereExcluded() throws IOException {
    models("8.0.0");
    classPath.removeIf(
        url -> url.toString().contains("-rbac-") || url.toString().contains("-batch-"));
    jackson("3.1.7", "2.21");
    assertThat(said())
        .containsExactly(
            "error PLM0001 class path \"io.fabric8\": not there: kubernetes-model-batch,"
                + " kubernetes-model-rbac\n"
                + "  fix: do not exclude what plimsoll-core depends on"
                + ISOLATED);
  }

  @Test
  void refusesAnnotationsThatAreOlderThanJacksonThreeNeeds() throws IOException {
    models("8.0.0");
    jackson("3.1.7", "2.19.2");
    assertThat(said())
        .containsExactly(
            "error PLM0001 class path \"com.fasterxml.jackson.core\": jackson-annotations 2.19.2 in"
                + " F/jackson-annotations-2.19.2.jar; Jackson 3.1, which Plimsoll uses, needs 2.21\n"
                + "  fix: let com.fasterxml.jackson.core:jackson-annotations have version 2.21 or newer,"
                + " which Jackson 2 of any version works with too"
                + ISOLATED);
  }

  @Test
  void refusesAnOlderJacksonThree() throws IOException {
    models("8.0.0");
    jackson("3.0.4", "2.21");
    assertThat(said())
        .containsExactly(
            "error PLM0001 class path \"tools.jackson.core\": jackson-core 3.0.4 in"
                + " F/jackson-core-3.0.4.jar; the oldest that Plimsoll works with is 3.1\n"
                + "  fix: import tools.jackson:jackson-bom 3.1.7 before other BOMs"
                + ISOLATED);
  }

  @Test
  void namesEveryLibraryThatDoesNotFit() throws IOException {
    models("6.13.4");
    jackson("3.0.4", "2.19.2");
    assertThat(said()).hasSize(3);
  }

  private void models(String version) throws IOException {
    // In one order, so that messages are.
    for (String name : Stream.concat(Stream.of("core"), MODELS.keySet().stream()).toList()) {
      jar("kubernetes-model-" + name + "-" + version + ".jar", MODELS.get(name));
    }
  }

  private void jackson(String three, String annotations) throws IOException {
    jar("jackson-core-" + three + ".jar", "tools/jackson/core/JsonParser");
    jar("jackson-databind-" + three + ".jar", "tools/jackson/databind/ObjectMapper");
    jar(
        "jackson-annotations-" + annotations + ".jar",
        "com/fasterxml/jackson/annotation/JsonProperty");
  }

  private void jar(String name, String className) throws IOException {
    Path file = folder.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(className + ".class"));
      zip.closeEntry();
    }
    if (!classPath.contains(file.toUri().toURL())) {
      classPath.add(file.toUri().toURL());
    }
  }

  private List<String> said() throws IOException {
    try (var loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      return ClassPathGuard.findings(loader).stream()
          .map(FindingText::render)
          .map(text -> text.replace(folder + "/", "F/"))
          .toList();
    }
  }
}
