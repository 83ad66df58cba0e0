package dev.plimsoll.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.check.Checks;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInExpressionsTest {
  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: replicas}
      spec:
        paramKind: {apiVersion: v1, kind: ConfigMap}
        matchConstraints:
          resourceRules:
          - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}
        matchConditions:
        - {name: not-system, expression: "!request.namespace.startsWith('kube-')"}
        variables:
        - {name: most, expression: int(params.data.most)}
        validations:
        - expression: object.spec.replicas <= variables.most
          messageExpression: "'at most %d'.format([variables.most])"
        - expression: authorizer.requestResource.check('get').allowed()
        auditAnnotations:
        - {key: replicas, valueExpression: "string(object.spec.replicas)"}
      """;

  @Test
  void aPolicyWhoseExpressionsCompilePasses() {
    assertThat(findings(POLICY)).isEmpty();
  }

  @Test
  void whatDoesNotCompileIsRefusedWithItsPosition() {
    String broken =
        POLICY
            .replace("request.namespace.", "request.nope.")
            .replace("<= variables.most", "<= variables.least")
            .replace("'at most %d'.format", "'at most %q'.format")
            .replace("string(object.spec.replicas)", "'x' == 'x'");
    assertThat(findings(broken))
        .containsExactly(
            "error PLM4012 ValidatingAdmissionPolicy replicas at"
                + " spec.matchConditions[0].expression: undefined field 'nope' (at 1:9):"
                + " !request.nope.startsWith('kube-'). fix: correct the expression",
            "error PLM4012 ValidatingAdmissionPolicy replicas at spec.validations[0].expression:"
                + " undefined field 'least' (at 1:34): object.spec.replicas <= variables.least."
                + " fix: correct the expression",
            "error PLM4012 ValidatingAdmissionPolicy replicas at"
                + " spec.validations[0].messageExpression: unrecognized formatting clause \"q\""
                + " (at 1:1): 'at most %q'.format([variables.most]). fix: correct the expression",
            "error PLM4012 ValidatingAdmissionPolicy replicas at"
                + " spec.auditAnnotations[0].valueExpression: must evaluate to string or null, not"
                + " bool (at 1:1): 'x' == 'x'. fix: correct the expression");
  }

  @Test
  void aSelectorOfDevicesKnowsDevices() {
    String device =
        """
        apiVersion: resource.k8s.io/v1
        kind: DeviceClass
        metadata: {name: gpu}
        spec:
          selectors:
          - cel: {expression: "device.driver == 'gpu.acme.example' && device.attributes['gpu.acme.example'].memory.isGreaterThan(quantity('10Gi'))"}
        """;
    assertThat(findings(device)).isEmpty();
    assertThat(findings(device.replace("device.driver", "device.vendor")))
        .containsExactly(
            "error PLM4012 DeviceClass gpu at spec.selectors[0].cel.expression: undefined field"
                + " 'vendor' (at 1:7): device.vendor == 'gpu.acme.example' &&"
                + " device.attributes['gpu.acme.example'].memory.isGreaterThan(quantity('10Gi'))."
                + " fix: correct the expression");
  }

  @Test
  void aMutationMakesValuesOfObjectsAndPatches() {
    String mutation =
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicy
        metadata: {name: labels}
        spec:
          matchConstraints:
            resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
          reinvocationPolicy: Never
          mutations:
          - patchType: ApplyConfiguration
            applyConfiguration:
              expression: "Object{metadata: Object.metadata{labels: {'a': 'b'}}}"
          - patchType: JSONPatch
            jsonPatch:
              expression: "[JSONPatch{op: 'add', path: '/metadata/labels/' + jsonpatch.escapeKey('a/b'), value: 'c'}]"
        """;
    assertThat(findings(mutation, KubernetesVersion.V1_36)).isEmpty();
    assertThat(
            findings(
                mutation.replace("Object{metadata", "Thing{metadata"), KubernetesVersion.V1_36))
        .last()
        .asString()
        .contains("undeclared reference to 'Thing'");
  }

  private static List<String> findings(String yaml) {
    return findings(yaml, KubernetesVersion.V1_35);
  }

  private static List<String> findings(String yaml, KubernetesVersion version) {
    Checks checks =
        Checks.of(Schemas.of(version)).withProvided(BuiltInExpressionsTest.class.getClassLoader());
    return Widgets.texts(checks.judge(Widgets.tree(yaml)));
  }
}
