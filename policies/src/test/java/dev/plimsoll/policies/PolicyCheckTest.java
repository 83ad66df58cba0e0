package dev.plimsoll.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.check.Checks;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyCheckTest {
  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: replicas}
      spec:
        paramKind: {apiVersion: v1, kind: ConfigMap}
        matchConstraints:
          namespaceSelector: {matchLabels: {team: shop}}
          resourceRules:
          - {apiGroups: [apps], apiVersions: [v1], operations: ["*"], resources: [deployments]}
          excludeResourceRules:
          - {apiGroups: [apps], apiVersions: [v1], operations: ["*"], resources: [deployments], resourceNames: [exempt]}
        matchConditions:
        - {name: not-tiny, expression: object.spec.replicas > 1}
        variables:
        - {name: most, expression: int(params.data.most)}
        validations:
        - expression: object.spec.replicas <= variables.most
          messageExpression: "'%s asks for %d replicas, at most %d may be'.format([request.name, object.spec.replicas, variables.most])"
        - expression: object.metadata.labels.owner != ''
          message: say who owns it
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: replicas}
      spec:
        policyName: replicas
        validationActions: [Deny]
        paramRef: {name: limits, namespace: policies, parameterNotFoundAction: Deny}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: limits, namespace: policies}
      data: {most: "3"}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop, labels: {team: shop}}
      """;

  @Test
  void anObjectThatKeepsThePolicyPasses() {
    assertThat(findings(POLICY + deployment("web", "shop", 3))).isEmpty();
  }

  @Test
  void anObjectThatBreaksThePolicyIsAnError() {
    assertThat(findings(POLICY + deployment("web", "shop", 5)))
        .containsExactly(
            "error PLM7801 Deployment shop/web: policy \"replicas\": web asks for 5 replicas, at"
                + " most 3 may be. fix: make this true: object.spec.replicas <= variables.most");
  }

  @Test
  void whatIsNotMatchedIsNotAsked() {
    assertThat(findings(POLICY + deployment("web", "elsewhere", 5))).isEmpty();
    assertThat(findings(POLICY + deployment("exempt", "shop", 5))).isEmpty();
  }

  /** Each expression was asked of a server of 1.36 about this pod, bound with Deny. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "object.spec.tolerations.size() == 2 | true",
        "object.spec.serviceAccountName == 'default' | true",
        "object.spec.priority == 0 | true",
        "object.spec.containers.all(c, has(c.resources)) | true",
        "has(object.status) | true",
        "has(request.subResource) | false",
        "request.name == 'tiny' | true"
      })
  void anExpressionSeesWhatTheServerAdds(String expression, boolean holds) {
    String policy =
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: all}
        spec:
          matchConstraints:
            resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
          validations:
          - expression: "%s"
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: all}
        spec: {policyName: all, validationActions: [Deny]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: tiny, namespace: shop}
        spec: {containers: [{name: a, image: b}]}
        """
            .formatted(expression);
    assertThat(findings(policy).isEmpty()).isEqualTo(holds);
  }

  @Test
  void whatOnlyWarnsIsAWarning() {
    assertThat(findings(POLICY.replace("[Deny]", "[Warn]") + deployment("web", "shop", 5)))
        .singleElement()
        .asString()
        .startsWith("warning PLM7801 Deployment shop/web");
  }

  @Test
  void aPolicyThatCannotBeEvaluatedFailsUnlessItSaysOtherwise() {
    String nameless = deployment("web", "shop", 2).replace("owner: me", "other: x");
    assertThat(findings(POLICY + nameless))
        .containsExactly(
            "error PLM7802 Deployment shop/web: policy \"replicas\": no such key: owner,"
                + " evaluating object.metadata.labels.owner != ''. fix: give what the policy"
                + " reads, or let it ask with has() first");
    assertThat(
            findings(
                POLICY.replace("  paramKind", "  failurePolicy: Ignore\n  paramKind") + nameless))
        .isEmpty();
  }

  @Test
  void parametersThatAreNotThereAreMissed() {
    assertThat(
            findings(
                POLICY.replace(
                        "name: limits, namespace: policies}", "name: other, namespace: policies}")
                    + deployment("web", "shop", 2)))
        .containsExactly(
            "error PLM7803 Deployment shop/web: policy \"replicas\": it finds no parameters"
                + " \"limits\". fix: add the parameters, or say parameterNotFoundAction: Allow");
  }

  @Test
  void whoSendsARequestIsNotKnown() {
    assertThat(
            findings(
                POLICY.replace(
                        "object.metadata.labels.owner != ''", "request.userInfo.username != ''")
                    + deployment("web", "shop", 2)))
        .containsExactly(
            "note PLM7804 Deployment shop/web: policy \"replicas\": not checked: the policy asks"
                + " who sends the request. fix: try it on a cluster");
  }

  private static final String MAKER =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: accounts}
      spec:
        matchConstraints:
          resourceRules:
          - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
        matchConditions:
        - {name: maker, expression: request.userInfo.username == 'system:serviceaccount:shop:maker'}
        - {name: group, expression: "'system:serviceaccounts:shop' in request.userInfo.groups"}
        validations:
        - expression: object.spec.?serviceAccountName.orValue('default') == 'task'
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: accounts}
      spec: {policyName: accounts, validationActions: [Deny]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: maker, namespace: shop, labels: {plimsoll.dev/role: web}}
      spec: {serviceAccountName: maker, containers: [{name: a, image: "acme/a:1"}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: other, namespace: shop, labels: {plimsoll.dev/role: other}}
      spec: {serviceAccountName: other, containers: [{name: a, image: "acme/a:1"}]}
      """;

  @Test
  void theAccountOfALatentObjectsMakerIsWhoSendsIt() {
    assertThat(ofLatents("shop/web", "admin"))
        .containsExactly(
            "error PLM7801 Pod shop/made: policy \"accounts\": failed expression:"
                + " object.spec.?serviceAccountName.orValue('default') == 'task'. fix: make this"
                + " true: object.spec.?serviceAccountName.orValue('default') == 'task'");
    assertThat(ofLatents("shop/web", "task")).isEmpty();
    assertThat(ofLatents("shop/other", "admin")).isEmpty();
    assertThat(ofLatents("elsewhere/unknown", "admin"))
        .containsExactly(
            "note PLM7804 Pod shop/made: policy \"accounts\": not checked: the policy asks who"
                + " sends the request. fix: try it on a cluster");
  }

  @Test
  void ofAMakerOnlyNameAndGroupsAreKnown() {
    assertThat(
            ofLatents(MAKER.replace("userInfo.username ==", "userInfo.uid =="), "shop/web", "task"))
        .singleElement()
        .asString()
        .startsWith("note PLM7804 Pod shop/made");
  }

  private static List<String> ofLatents(String maker, String account) {
    return ofLatents(MAKER, maker, account);
  }

  private static List<String> ofLatents(String yaml, String maker, String account) {
    String made =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: made, namespace: shop, labels: {plimsoll.dev/role: task}}
        spec: {serviceAccountName: %s, containers: [{name: a, image: "acme/a:1"}]}
        """
            .formatted(account);
    var manifests = new ArrayList<Manifest>();
    manifests(yaml)
        .forEach(one -> manifests.add(one.is("", "Pod") ? one.latent("test/runner", 1) : one));
    manifests(made).forEach(one -> manifests.add(one.latent(maker, 1)));
    return judged(manifests).stream().filter(found -> found.contains(" shop/made:")).toList();
  }

  private static String deployment(String name, String namespace, int replicas) {
    return """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %s, namespace: %s, labels: {owner: me}}
        spec:
          replicas: %s
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "acme/web:1"}]}
        """
        .formatted(name, namespace, replicas);
  }

  private static List<String> findings(String yaml) {
    return judged(manifests(yaml));
  }

  private static List<Manifest> manifests(String yaml) {
    return YamlReader.read(yaml, "test.yaml", new Findings()).stream()
        .map(document -> Manifest.of((MapNode) document.root()))
        .toList();
  }

  private static List<String> judged(List<Manifest> manifests) {
    return Checks.of(Schemas.of(KubernetesVersion.V1_35))
        .withProvided(PolicyCheckTest.class.getClassLoader())
        .together(Bundle.of(manifests))
        .stream()
        .map(Widgets::text)
        .toList();
  }
}
