package dev.plimsoll.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ObjectNodesTest {
  private static final Origin HERE = Origin.render("web", "Web.deployment");

  /** fabric8 8 as it means to be written: its own annotations, read by a plain mapper. */
  private static final JsonMapper FABRIC8 = JsonMapper.builder().build();

  static Stream<Class<? extends KubernetesResource>> kinds() {
    return Stream.of(
        Pod.class,
        Service.class,
        ConfigMap.class,
        PersistentVolume.class,
        Deployment.class,
        StatefulSet.class,
        DaemonSet.class,
        CronJob.class,
        HorizontalPodAutoscaler.class,
        Ingress.class,
        NetworkPolicy.class,
        PodDisruptionBudget.class,
        ClusterRole.class,
        RoleBinding.class,
        StorageClass.class,
        CustomResourceDefinition.class,
        JSONSchemaProps.class,
        ValidatingAdmissionPolicy.class,
        ValidatingWebhookConfiguration.class,
        Lease.class,
        HTTPRoute.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void saysWhatFabric8WouldWrite(Class<? extends KubernetesResource> kind)
      throws ReflectiveOperationException {
    for (long seed = 0; seed < 60; seed++) {
      KubernetesResource object = new RandomModels(seed).make(kind);
      Node node = ObjectNodes.from(object, HERE);
      assertThat(node).isEqualTo(ofJson(FABRIC8.writeValueAsString(object)));
      assertThat(ObjectNodes.to(node, kind))
          .isEqualTo(FABRIC8.readValue(JsonWriter.compact(node), kind));
    }
  }

  private static Node ofJson(String json) {
    var findings = new Findings();
    Node node = YamlReader.read(json, "fabric8.json", findings).get(0).root();
    assertThat(findings.sorted()).isEmpty();
    return node;
  }

  @Test
  void keepsEmptyObjectsAndWhatAnAuthorSaysInAdditionalProperties() {
    NetworkPolicy policy =
        new NetworkPolicyBuilder()
            .withNewMetadata()
            .withName("deny")
            .endMetadata()
            .withNewSpec()
            .withNewPodSelector()
            .endPodSelector()
            .addNewIngress()
            .endIngress()
            .addToAdditionalProperties("egress", List.of())
            .endSpec()
            .build();
    Pod pod =
        new PodBuilder()
            .withNewSpec()
            .addNewVolume()
            .withName("tmp")
            .withNewEmptyDir()
            .endEmptyDir()
            .endVolume()
            .endSpec()
            .build();
    assertThat(YamlWriter.write(ObjectNodes.from(policy, HERE)))
        .isEqualTo(
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: deny\nspec:\n  egress: []\n  ingress:\n  - {}\n  podSelector: {}\n");
    assertThat(
            ObjectNodes.from(pod, HERE)
                .find(FieldPath.of("spec", "volumes").item(0).field("emptyDir")))
        .contains(MapNode.empty(HERE));
  }

  @Test
  void putsTheKeysOfMapsInOneOrder() {
    ConfigMap map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("a")
            .endMetadata()
            .withData(Map.of("b", "1", "a", "2", "name", "3"))
            .build();
    assertThat(((MapNode) ObjectNodes.from(map, HERE)).findMap("data").orElseThrow().keys())
        .containsExactly("name", "a", "b");
  }

  /** A class of a user, which Jackson writes. */
  public record Sized(
      @JsonProperty("disk-size") Quantity size, List<Pod> pods, double share, Level level) {
    /** An enum of a user. */
    public enum Level {
      HIGH
    }
  }

  @Test
  void leavesOtherClassesToJackson() {
    var sized =
        new Sized(Quantity.parse("5Gi"), List.of(new PodBuilder().build()), 0.1, Sized.Level.HIGH);
    assertThat(ObjectNodes.from(Map.of("x", sized), HERE))
        .hasToString(
            "{x: {disk-size: \"5Gi\", level: \"HIGH\", pods: [{apiVersion: \"v1\", kind: \"Pod\"}], share: 0.1}}");
    assertThat(ObjectNodes.to(ObjectNodes.from(sized, HERE), Sized.class)).isEqualTo(sized);
  }

  @Test
  void appliesOnlyWhatATypedEditChanged() {
    MapNode tree =
        (MapNode)
            YamlReader.read(
                    """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: web, annotations: {}}
                    spec:
                      replicas: 1
                      novel: [{a: null}]
                      template:
                        spec:
                          tolerations: []
                          containers:
                          - name: first
                            args: []
                          - name: second
                            command: []
                            env: [{name: A, value: ""}]
                    """,
                    "web.yaml",
                    new Findings())
                .get(0)
                .root();
    var overlay = Origin.render("overlay", "Prod.replicas");
    MapNode edited =
        TypedEdit.apply(
            tree,
            Deployment.class,
            d ->
                new DeploymentBuilder(d)
                    .editSpec()
                    .withReplicas(3)
                    .editTemplate()
                    .editSpec()
                    .removeMatchingFromContainers(c -> c.getName().equals("first"))
                    .editFirstContainer()
                    .withImage("web:2")
                    .endContainer()
                    .addNewContainer()
                    .withName("third")
                    .endContainer()
                    .endSpec()
                    .endTemplate()
                    .endSpec()
                    .build(),
            overlay);
    assertThat(YamlWriter.write(edited))
        .isEqualTo(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              annotations: {}
            spec:
              novel:
              - a: null
              replicas: 3
              template:
                spec:
                  containers:
                  - name: second
                    command: []
                    env:
                    - name: A
                      value: ""
                    image: web:2
                  - name: third
                  tolerations: []
            """);
    assertThat(edited.find(FieldPath.of("spec", "replicas")).orElseThrow().origin())
        .isEqualTo(overlay);
    assertThat(edited.find(FieldPath.of("spec", "novel")).orElseThrow().origin())
        .hasToString("input web.yaml:6:3");
    assertThat(TypedEdit.change(tree, Deployment.class, d -> {}, overlay)).isSameAs(tree);
    assertThat(
            TypedEdit.change(tree, Deployment.class, d -> d.getSpec().setReplicas(3), overlay)
                .findMap("spec"))
        .isPresent();
  }

  @Test
  void saysWhichFieldATypedEditCannotRead() {
    MapNode tree =
        (MapNode)
            YamlReader.read(
                    "kind: Deployment\nspec:\n  replicas: many\n", "web.yaml", new Findings())
                .get(0)
                .root();
    assertThatThrownBy(() -> ObjectNodes.to(tree, Deployment.class))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            """
            error PLM1021 document "at web.yaml:1:1" at spec.replicas: the value does not fit Deployment: Cannot deserialize value of type `java.lang.Integer` from String "many": not a valid `java.lang.Integer` value
              fix: write a value of the field's type
              at: web.yaml:3:3""");
  }
}
