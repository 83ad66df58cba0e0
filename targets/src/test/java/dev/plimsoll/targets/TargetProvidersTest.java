package dev.plimsoll.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.CodeRegistry;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.target.TargetProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The targets as environment files find them. */
class TargetProvidersTest {
  /** For each target the least that its configuration needs. */
  private static final Map<String, String> LEAST =
      Map.of(
          "eks", "{ kubernetes: \"1.36\", region: eu-west-1 }",
          "gke", "{ kubernetes: \"1.36\", project: acme-prod }",
          "aks", "{ kubernetes: \"1.36\" }",
          "on-prem",
              "{ kubernetes: \"1.36\", networkEngine: calico, storage: { driver: local-path }, web: {"
                  + " internal: { ingressClass: traefik, namespace: traefik } } }");

  @TempDir private Path folder;

  static List<TargetProvider> targets() {
    return ServiceLoader.load(TargetProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  static Stream<Arguments> scaffolds() {
    List<Intent> intents =
        List.of(
            ObjectStore.named("lake"),
            Database.postgres("db"),
            NodePool.named("batch"),
            WebEndpoint.named("grafana"),
            SecretNeed.named("keys", "fernet"),
            Identity.named("publisher"));
    return targets().stream()
        .flatMap(target -> intents.stream().map(intent -> Arguments.of(target, intent)));
  }

  @Test
  void areFoundByTheirNames() {
    assertThat(targets())
        .extracting(TargetProvider::name)
        .containsExactlyInAnyOrder("eks", "gke", "aks", "on-prem");
  }

  @ParameterizedTest
  @MethodSource("scaffolds")
  void scaffoldBindingsThatCanBeRead(TargetProvider target, Intent intent) {
    String lines = target.scaffold(intent);
    assertThat(lines.lines()).allMatch(line -> line.startsWith("  ")).isNotEmpty();
    assertThat(
            TestEnvironments.findings(
                folder,
                """
                schema: plimsoll/environment/v1
                environment: test
                stage: prod
                target: { %s: %s }
                bindings:
                  %s:
                %s"""
                    .formatted(
                        target.name(), LEAST.get(target.name()), intent.key(), lines.indent(2))))
        .isEmpty();
  }

  @Test
  void haveTheirCodesInTheRegistry() {
    assertThat(CodeRegistry.load(getClass().getClassLoader()).all())
        .containsAll(new TargetCodes().codes());
    assertThat(new TargetCodes().codes())
        .extracting(code -> code.id())
        .doesNotHaveDuplicates()
        .allMatch(id -> id.startsWith("PLM03"));
  }
}
