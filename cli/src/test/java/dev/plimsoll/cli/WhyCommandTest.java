package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.Database;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.schema.record.Default;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.ConfigValues;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code why} answers: the layer, the method, and the line of the environment's files. */
class WhyCommandTest {
  /** A program that uses settings and a binding. */
  public static final class Shop implements PlatformDefinition<Shop.Settings> {
    /** What environments choose. */
    public record Settings(@Default("1") int replicas, @Default("hello") String greeting) {}

    @Override
    public Platform define(Environment<Settings> env) {
      var container =
          Container.of(
                  Image.of("registry.acme.example/web:1.0.0"),
                  PodSize.of(Cpu.millis(100), Memory.mebibytes(128)))
              .withEnv(ConfigValues.named("web").with("GREETING", env.settings().greeting()))
              .withEnv("COPIES", String.valueOf(env.settings().replicas() * 10));
      return Platform.named("shop")
          .with(
              Application.named("shop")
                  .in("shop")
                  .with(
                      Workload.deployment("web", container)
                          .withReplicas(env.settings().replicas())
                          .using(Database.postgres("orders"))));
    }
  }

  @TempDir private Path folder;

  @BeforeEach
  void writeAnEnvironment() throws IOException {
    Path file = Platforms.write(folder, "dev");
    Files.writeString(
        folder.resolve("environments/base.yaml"),
        """
        schema: plimsoll/environment/v1
        environment: base
        settings:
          greeting: moin
        """);
    Files.writeString(
        file,
        Files.readString(file)
            + """
            extends: base
            settings:
              replicas: 3
            labels:
              acme.example/team: shop
            bindings:
              database/orders:
                host: db.acme.example
                secret: { existing: orders }
            naming:
              prefix: blue-
              namespaces:
                shop: shop-dev
            """);
  }

  private static final String ENV =
      "dev/shop-dev/deployment.apps-blue-web.yaml#/spec/template/spec/containers/0/env/";

  private String why(String question) {
    Run run =
        Run.of(
            "why",
            "--definition",
            Shop.class.getName(),
            "--environments",
            folder.resolve("environments").toString(),
            "--env",
            "dev",
            question);
    return (run.out() + run.errors()).replace(folder.toString().replace('\\', '/'), "HERE");
  }

  @Test
  void aSetting() {
    assertThat(why("dev/shop-dev/deployment.apps-blue-web.yaml#/spec/replicas"))
        .isEqualTo(
            """
            Deployment shop-dev/blue-web at spec.replicas is 3
              written by render web (DeploymentWorkload.controller)
              from settings.replicas, HERE/environments/dev.yaml:11:3
            """);
  }

  @Test
  void aSettingOfTheParent() {
    assertThat(why("dev/shop-dev/configmap-blue-web.yaml#/data/GREETING"))
        .isEqualTo(
            """
            ConfigMap shop-dev/blue-web at data.GREETING is "moin"
              written by render web (ConfigValues.lower)
              from settings.greeting, HERE/environments/base.yaml:4:3
            """);
  }

  @Test
  void aSettingOfWhichJavaMadeSomethingElse() {
    assertThat(why(ENV + "7/value"))
        .isEqualTo(
            """
            Deployment shop-dev/blue-web at spec.template.spec.containers[0].env[7].value is "30"
              written by render web (DeploymentWorkload.controller)
              from settings.replicas, HERE/environments/dev.yaml:11:3
            """);
  }

  @Test
  void aBinding() {
    assertThat(why(ENV + "0/value"))
        .isEqualTo(
            """
            Deployment shop-dev/blue-web at spec.template.spec.containers[0].env[0].value is "db.acme.example"
              written by render web (DeploymentWorkload.controller)
              from bindings[database/orders].host, HERE/environments/dev.yaml:16:5
            """);
  }

  @Test
  void namesThatTheEnvironmentChanges() {
    assertThat(why("dev/shop-dev/deployment.apps-blue-web.yaml#/metadata/name"))
        .isEqualTo(
            """
            Deployment shop-dev/blue-web at metadata.name is "blue-web"
              written by name web (DeploymentWorkload.controller)
              from naming.prefix, HERE/environments/dev.yaml:19:3
              in metadata, written by render web (DeploymentWorkload.controller)
            """);
    assertThat(why("dev/shop-dev/deployment.apps-blue-web.yaml#/metadata/namespace"))
        .isEqualTo(
            """
            Deployment shop-dev/blue-web at metadata.namespace is "shop-dev"
              written by name web (DeploymentWorkload.controller)
              from naming.namespaces.shop, HERE/environments/dev.yaml:21:5
              in metadata, written by render web (DeploymentWorkload.controller)
            """);
  }

  @Test
  void whatNoFileSays() {
    assertThat(
            why(
                "dev/shop-dev/deployment.apps-blue-web.yaml#/spec/template/spec/containers/0/image"))
        .isEqualTo(
            """
            Deployment shop-dev/blue-web at spec.template.spec.containers[0].image is "registry.acme.example/web:1.0.0"
              written by render web (DeploymentWorkload.controller)
            """);
  }

  @Test
  void aLabelOfTheEnvironment() {
    assertThat(
            why(
                "dev/shop-dev/deployment.apps-blue-web.yaml"
                    + "#/metadata/labels/acme.example~1team"))
        .isEqualTo(
            """
            Deployment shop-dev/blue-web at metadata.labels[acme.example/team] is "shop"
              written by overlay HERE/environments/dev.yaml:13:3
              in metadata.labels, written by render web (DeploymentWorkload.controller)
            """);
  }
}
