package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.overlay.ManifestSelector;
import dev.plimsoll.overlay.Overlay;
import dev.plimsoll.overlay.Overlays;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.platform.PlatformDefinition.NoSettings;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.DeploymentWorkload;
import dev.plimsoll.workload.PlainEnvironment;
import dev.plimsoll.workload.Workload;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the front door says of definitions that fail, with the whole text. */
class PlimsollTest {
  private static final Container APP =
      Container.of(
              Image.of("registry.acme.example/app:1.2.3"),
              PodSize.of(Cpu.millis(100), Memory.mebibytes(128)))
          .withPort("http", 8080);

  /** A definition for each test to overwrite. */
  private static class Definition implements PlatformDefinition<NoSettings> {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return Platform.named("acme").with(Application.named("shop").in("shop").with(web()));
    }

    DeploymentWorkload web() {
      return Workload.deployment("web", APP);
    }
  }

  private static final class Throwing extends Definition {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return Platform.named("Acme");
    }
  }

  private static final class ThrowingWithoutMessage extends Definition {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return Optional.<Platform>empty().map(p -> p).orElseGet(this::lost);
    }

    private Platform lost() {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Null extends Definition {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return null;
    }
  }

  private static final class NullOverlays extends Definition {
    @Override
    public List<Overlay> overlays(Environment<NoSettings> env) {
      return null;
    }
  }

  private static final class ThrowingOverlays extends Definition {
    @Override
    public List<Overlay> overlays(Environment<NoSettings> env) {
      throw new IllegalStateException("no overlays for " + env.name());
    }
  }

  @Test
  void aDefinitionThatThrowsIsAFindingWithThePlaceInTheUsersClass() {
    assertThat(refused(new Throwing()))
        .matches(
            """
            error PLM0109 definition "dev\\.plimsoll\\.PlimsollTest\\$Throwing": for environment "prod-plain": InvalidValueException: DNS label "Acme" must .*; write "acme"
              fix: repair the value that the message names, at the place below
              at: render Throwing\\.define:\\d+
            """);
    assertThat(refused(new ThrowingWithoutMessage()))
        .matches(
            """
            error PLM0109 definition "dev\\.plimsoll\\.PlimsollTest\\$ThrowingWithoutMessage": for environment "prod-plain": UnsupportedOperationException
              fix: repair the value that the message names, at the place below
              at: render ThrowingWithoutMessage\\.lost:\\d+
            """);
    assertThat(refused(new ThrowingOverlays()))
        .matches(
            """
            error PLM0109 definition "dev\\.plimsoll\\.PlimsollTest\\$ThrowingOverlays": for environment "prod-plain": IllegalStateException: no overlays for prod-plain
              fix: repair the value that the message names, at the place below
              at: render ThrowingOverlays\\.overlays:\\d+
            """);
  }

  @Test
  void aDefinitionThatAnswersNullIsAFinding() {
    assertThat(refused(new Null()))
        .isEqualTo(
            """
            error PLM0109 definition "dev.plimsoll.PlimsollTest$Null": for environment "prod-plain": define answered null
              fix: answer a Platform
              at: render Null.define
            """);
    assertThat(refused(new NullOverlays()))
        .isEqualTo(
            """
            error PLM0109 definition "dev.plimsoll.PlimsollTest$NullOverlays": for environment "prod-plain": overlays answered null
              fix: answer a list, maybe an empty one
              at: render NullOverlays.overlays
            """);
  }

  private static final class Twins extends Definition {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return Platform.named("acme")
          .with(Application.named("one").in("shop").with(web()).with(config("settings", "1")))
          .with(Application.named("two").in("shop").with(config("settings", "2")));
    }
  }

  private static HasMetadata config(String name, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .addToData("a", value)
        .build();
  }

  @Test
  void twoObjectsWithOneIdentityAreRefused() {
    assertThat(findings(new Twins(), environment()))
        .isEqualTo(
            """
            error PLM5009 ConfigMap shop/settings: is there twice: v1 from one (Application.render) and v1 from two (Application.render)
              fix: rename one of them, or remove it
              at: render two (Application.render)
            """);
  }

  private static final class SameName extends Definition {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return Platform.named("acme")
          .with(Application.named("shop").in("shop").with(web()))
          .with(Application.named("shop").in("bank").with(web()));
    }
  }

  @Test
  void twoComponentsWithOneNameAreRefused() {
    assertThat(findings(new SameName(), environment()))
        .isEqualTo(
            """
            error PLM0101 component "shop": platform "acme" has two components named "shop"
              fix: give one of them another name, or add it once
            """);
  }

  @Test
  void namesThatAreTooLongOrIllegalWithAPrefixAreRefused() {
    Environment<NoSettings> longPrefix =
        environment().withNaming(Naming.unchanged().withPrefix("a".repeat(60) + "-"));
    assertThat(findings(new Definition(), longPrefix))
        .isEqualTo(
            """
            error PLM8702 Service shop/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-web at metadata.name: would be named "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-web" instead of "web"; a name must be at most 63 characters long, it has 64
              fix: change the prefix, the suffix or the name, or keep it with the annotation plimsoll.dev/keep-name
              at: name web (Services.clusterIp)
            """);
    Environment<NoSettings> digit = environment().withNaming(Naming.unchanged().withPrefix("1-"));
    assertThat(findings(new Definition(), digit))
        .isEqualTo(
            """
            error PLM8702 Service shop/1-web at metadata.name: would be named "1-web" instead of "web"; a name must consist of lower-case letters, digits and '-', begin with a letter, and end with a letter or digit
              fix: change the prefix, the suffix or the name, or keep it with the annotation plimsoll.dev/keep-name
              at: name web (Services.clusterIp)
            """);
  }

  private static final class Overlaying extends Definition {
    @Override
    public List<Overlay> overlays(Environment<NoSettings> env) {
      var all = new ArrayList<Overlay>();
      all.add(
          Overlays.edit(
              Overlays.Title.java("replicas"),
              Deployment.class,
              ManifestSelector.all().named("web"),
              d -> d.edit().editSpec().withReplicas(5).endSpec().build()));
      if (env.facts().stage() == Stage.PROD) {
        all.add(
            Overlays.remove(
                Overlays.Title.java("open").afterConnect(),
                ManifestSelector.kind("NetworkPolicy").named("default-deny")));
      }
      return all;
    }
  }

  @Test
  void overlaysInJavaAreBoundToAnEnvironmentAndMayRunAfterConnect() {
    Report prod = render(new Overlaying(), environment());
    assertThat(FindingFiles.text(prod.findings()))
        .isEqualTo(
            """
            warning PLM6103 Deployment shop/web: no policy isolates its pods for ingress traffic
              fix: add a policy that selects them, or let a component declare the namespace
              at: render web (DeploymentWorkload.controller)
            """);
    assertThat(
            prod.bundle()
                .find("networking.k8s.io", "NetworkPolicy", Optional.of("shop"), "default-deny"))
        .isEmpty();
    assertThat(replicas(prod)).contains("5");
    Report dev = render(new Overlaying(), environment(PlainEnvironment.of(Stage.DEV)));
    assertThat(
            dev.bundle()
                .find("networking.k8s.io", "NetworkPolicy", Optional.of("shop"), "default-deny"))
        .isPresent();
    assertThat(replicas(dev)).contains("5");
  }

  private static Optional<String> replicas(Report report) {
    return report
        .bundle()
        .find("apps", "Deployment", Optional.of("shop"), "web")
        .flatMap(m -> m.find(dev.plimsoll.finding.FieldPath.of("spec", "replicas")))
        .map(Object::toString);
  }

  private static final class Needy extends Definition {
    @Override
    DeploymentWorkload web() {
      return super.web()
          .reading(ObjectStore.named("lake"))
          .using(Database.postgres("orders"))
          .reading(ObjectStore.named("archive"));
    }
  }

  @Test
  void intentsWithoutBindingAreNamedAtOnceWithAScaffold(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("prod.yaml"),
        """
        schema: plimsoll/environment/v1
        environment: prod
        stage: prod
        target: { plain: { kubernetes: "1.35" } }
        bindings:
          objectStore/lake: { bucket: acme-lake }
          objectStore/archiv: { bucket: acme-archive }
        """);
    Report report = Plimsoll.of(new Needy()).withEnvironments(folder).render("prod");
    assertThat(FindingFiles.text(report.findings()).replace(folder + "/", ""))
        .isEqualTo(
            """
            error PLM0219 environment "prod" at bindings: 2 of 3 intents are not bound: database/orders, objectStore/archive
              fix: add to the environment file and correct the values:
            bindings:
              database/orders:
                host: <host>
                port: 5432
              objectStore/archive:
                bucket: <bucket>
              at: prod.yaml:5:1
            warning PLM0218 environment "prod" at bindings[objectStore/archiv]: nothing in the platform uses "objectStore/archiv"
              fix: write "objectStore/archive", or take it out
              at: prod.yaml:7:3
            """);
    assertThat(report.bundle().all()).isEmpty();
  }

  private static Environment<NoSettings> environment() {
    return environment(PlainEnvironment.of(Stage.PROD));
  }

  private static Environment<NoSettings> environment(EnvironmentFacts facts) {
    return Environment.of(facts, Schemas.of(KubernetesVersion.V1_35), new NoSettings());
  }

  private static Report render(Definition definition, Environment<NoSettings> environment) {
    return Plimsoll.of(definition).render(environment);
  }

  private static String findings(Definition definition, Environment<NoSettings> environment) {
    return FindingFiles.text(render(definition, environment).findings());
  }

  private static String refused(Definition definition) {
    FindingsException refused =
        catchThrowableOfType(FindingsException.class, () -> render(definition, environment()));
    return FindingFiles.text(refused.findings());
  }
}
