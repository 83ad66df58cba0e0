package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.component.Application;
import dev.plimsoll.component.Imported;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.manifest.Manifests;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.workload.Scaling;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Overlays that fit, and whose result does not work: the whole text of what is said. */
class BadOverlayTest extends RefusedInput {
  /** A web server under a scaler. */
  public static final class Scaled extends Shop {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return Platform.named("acme")
          .with(
              Application.named("shop")
                  .in("shop")
                  .with(web().scaling(Scaling.between(2, 6).onCpu(70))));
    }
  }

  /** Objects of a kind that the platform defines. */
  public static final class Lanes implements PlatformDefinition<PlatformDefinition.NoSettings> {
    private static final String YAML =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: { name: lanes.acme.example }
        spec:
          group: acme.example
          scope: Namespaced
          names: { kind: Lane, plural: lanes, singular: lane, listKind: LaneList }
          versions:
          - name: v1
            served: true
            storage: true
            schema: { openAPIV3Schema: { type: object } }
        ---
        apiVersion: acme.example/v1
        kind: Lane
        metadata: { name: east, namespace: lanes }
        ---
        apiVersion: acme.example/v1
        kind: Lane
        metadata: { name: west, namespace: lanes }
        """;

    @Override
    public Platform define(Environment<NoSettings> env) {
      return Platform.named("acme")
          .with(Imported.named("lanes").in("lanes").with(Manifests.read(YAML, "lanes.yaml")));
    }
  }

  @Test
  void aServiceThatAnArrowNeeds() throws IOException {
    overlay("- { target: { kind: Service, name: store }, remove: true }\n");
    refused(
        generate(Platforms.Pair.class),
        """
        error PLM6109 arrow "shop/web calls shop/store": Service shop/store, which leads to TCP 8080 of shop/store, was removed, and no other Service does
          fix: take the overlay back, or take the arrow out; if the cluster has the Service already, name it under "externals"
          at: overlay HERE/environments/overlays/dev.yaml:3:3
        """);
    Files.writeString(
        file,
        Files.readString(file)
            + "externals: [ { kind: Service, namespace: shop, name: store } ]\n");
    assertThat(here(generate(Platforms.Pair.class))).isEmpty();
  }

  @Test
  void aDefinitionOfWhichThereAreObjects() throws IOException {
    overlay("- { target: { kind: CustomResourceDefinition }, remove: true }\n");
    refused(
        generate(Lanes.class),
        """
        error PLM5020 CustomResourceDefinition lanes.acme.example: was removed, and the bundle has objects of its kind: Lane lanes/east, Lane lanes/west
          fix: take the overlay back, or remove the objects too; if the cluster has the definition already, name it under "externals"
          at: overlay HERE/environments/overlays/dev.yaml:3:3
        """);
    Files.writeString(
        file,
        Files.readString(file)
            + """
            externals:
            - { kind: CustomResourceDefinition.apiextensions.k8s.io, name: lanes.acme.example }
            """);
    assertThat(here(generate(Lanes.class))).doesNotContain("error");
  }

  @Test
  void aRoleThatIsNoName() throws IOException {
    overlay(
        """
        - target: { kind: Deployment, name: store }
          patch: { spec: { template: { metadata: { labels: { plimsoll.dev/role: Store } } } } }
        """);
    refused(
        generate(Platforms.Pair.class),
        """
        error PLM8401 arrow "shop/web calls shop/store": no workload and no latent pod has the role shop/store
          fix: correct the namespace or the role of the arrow, or add the component that has it
        error PLM8408 Deployment shop/store at spec.template.metadata.labels[plimsoll.dev/role]: DNS label "Store" must consist of lower-case letters, digits and '-', and begin and end with a letter or digit; write "store"
          fix: give the pods the role that the arrows name, or take the label out
          at: overlay HERE/environments/overlays/dev.yaml:4:54
        """);
  }

  @Test
  void podsThatAnArrowEndsAt() throws IOException {
    overlay("- { target: { kind: Deployment, name: store }, remove: true }\n");
    refused(
        generate(Platforms.Pair.class),
        """
        error PLM8401 arrow "shop/web calls shop/store": no workload and no latent pod has the role shop/store
          fix: correct the namespace or the role of the arrow, or add the component that has it
          at: overlay HERE/environments/overlays/dev.yaml:3:3
        """);
  }

  @Test
  void thePortThatAnArrowNames() throws IOException {
    overlay(
        """
        - target: { kind: Deployment, name: store }
          jsonPatch: [ { op: replace, path: /spec/template/spec/containers/0/ports/0/name, value: web } ]
        """);
    refused(
        generate(Platforms.Pair.class),
        """
        error PLM8402 arrow "shop/web calls shop/store": no container of shop/store opens a port named "http"
          fix: use one of web
          at: overlay HERE/environments/overlays/dev.yaml:4:84
        """);
  }

  @Test
  void replicasThatAScalerHasTheSayOf() throws IOException {
    overlay("- { target: { kind: Deployment }, patch: { spec: { replicas: 3 } } }\n");
    refused(
        generate(Scaled.class),
        """
        error PLM8201 Deployment shop/web at spec.replicas: 3 would have no effect, since HorizontalPodAutoscaler shop/web scales it
          fix: change spec.minReplicas and spec.maxReplicas of the HorizontalPodAutoscaler, or remove that; else take the number out
          at: overlay HERE/environments/overlays/dev.yaml:3:52
        """);
    overlay(
        """
        - { target: { kind: Deployment }, patch: { spec: { replicas: 3 } } }
        - { target: { kind: HorizontalPodAutoscaler }, remove: true }
        """);
    assertThat(here(generate(Scaled.class))).isEmpty();
  }
}
