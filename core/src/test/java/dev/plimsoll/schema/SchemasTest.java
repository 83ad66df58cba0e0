package dev.plimsoll.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.internal.CompactData;
import dev.plimsoll.schema.internal.CompactWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values: the API reference of Kubernetes 1.35 and its OpenAPI document. */
final class SchemasTest {
  private final Schemas schemas = Schemas.of(KubernetesVersion.V1_35);

  static List<KubernetesVersion> supported() {
    return KubernetesVersion.SUPPORTED;
  }

  @ParameterizedTest
  @MethodSource("supported")
  void everyTypeOfEveryMinorCanBeReadAndWrittenBack(KubernetesVersion version) throws IOException {
    String text;
    try (var in = Schemas.class.getResourceAsStream("/dev/plimsoll/schemas/" + version + ".txt")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String heading = text.substring(2, text.indexOf('\n'));
    assertThat(new CompactWriter().write(heading, new CompactData(text).kinds().values()))
        .isEqualTo(text);
  }

  @Test
  void knowsScopePluralAndSubresources() {
    KindSchema deployment = schemas.find("apps/v1", "Deployment").orElseThrow();
    assertThat(deployment.scope()).isEqualTo(Scope.NAMESPACED);
    assertThat(deployment.plural()).isEqualTo("deployments");
    assertThat(deployment.traits().subresources()).containsExactly("scale", "status");
    assertThat(deployment.isCustom()).isFalse();
    assertThat(schemas.find("v1", "Namespace").orElseThrow().scope()).isEqualTo(Scope.CLUSTER);
    assertThat(schemas.find("v1", "ComponentStatus").orElseThrow().traits().creatable()).isFalse();
  }

  @Test
  void aKindThatTheMinorDoesNotServeIsNotThere() {
    assertThat(schemas.find("batch/v1beta1", "CronJob")).isEmpty();
    assertThat(schemas.isBuiltIn("batch")).isTrue();
    assertThat(schemas.isBuiltIn("sparkoperator.k8s.io")).isFalse();
    assertThat(schemas.find("admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy"))
        .isEmpty();
    assertThat(
            Schemas.of(KubernetesVersion.V1_36)
                .find("admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy"))
        .isPresent();
  }

  @Test
  void aFieldKnowsItsTypeDefaultAndMergeKeys() {
    FieldSchema ports =
        schemas.type("core.v1.ServiceSpec").orElseThrow().field("ports").orElseThrow();
    assertThat(ports.patch()).isEqualTo(new Patch(true, Optional.of("port"), false));
    assertThat(((TypeSchema.ListOf) ports.type()).merge())
        .isEqualTo(ListMerge.byKeys(List.of("port", "protocol")));
    ObjectType port = (ObjectType) ((TypeSchema.ListOf) ports.type()).item();
    FieldSchema protocol = port.field("protocol").orElseThrow();
    assertThat(protocol.type().rules().enumeration())
        .extracting(value -> ((ScalarNode) value).text())
        .containsExactly("SCTP", "TCP", "UDP");
    assertThat(protocol.defaultValue())
        .hasValueSatisfying(value -> assertThat(value).hasToString("\"TCP\""));
    assertThat(port.field("port").orElseThrow().required()).isTrue();
    assertThat(port.field("targetPort").orElseThrow().type())
        .isEqualTo(TypeSchema.Scalar.of(ScalarKind.INT_OR_STRING));
    assertThat(schemas.type("core.v1.PodSpec").orElseThrow().field("volumes").orElseThrow().patch())
        .isEqualTo(new Patch(true, Optional.of("name"), true));
  }

  @Test
  void typesWithReadersOfTheirOwnAreTold() {
    ObjectType props = schemas.type("apiextensions.v1.JSONSchemaProps").orElseThrow();
    assertThat(props.field("additionalProperties").orElseThrow().type().summary())
        .isEqualTo("JSONSchemaProps or bool");
    assertThat(props.field("default").orElseThrow().type()).isEqualTo(TypeSchema.Any.VALUE);
    ObjectType resources = schemas.type("core.v1.ResourceRequirements").orElseThrow();
    assertThat(resources.field("limits").orElseThrow().type().summary())
        .isEqualTo("map of quantity");
    assertThat(
            schemas
                .type("core.v1.Secret")
                .orElseThrow()
                .field("data")
                .orElseThrow()
                .type()
                .summary())
        .isEqualTo("map of bytes");
    assertThat(
            schemas
                .type("coordination.v1.LeaseSpec")
                .orElseThrow()
                .field("renewTime")
                .orElseThrow()
                .type()
                .summary())
        .isEqualTo("micro-time");
  }

  @Test
  void anOlderMinorNeedsTheClustersOwnDocument() {
    assertThatThrownBy(() -> Schemas.of(KubernetesVersion.parse("v1.33.4")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Plimsoll knows the schemas of Kubernetes 1.34 to 1.37, not of 1.33; give the cluster's own OpenAPI document (kubectl get --raw /openapi/v2)");
    assertThatThrownBy(() -> KubernetesVersion.parse("latest"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"latest\" is no Kubernetes version; write the minor, for example \"1.35\"");
  }
}
