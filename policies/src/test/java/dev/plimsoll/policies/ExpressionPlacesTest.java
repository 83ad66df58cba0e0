package dev.plimsoll.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.Verdict;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Built-in kinds whose expressions an API server takes are taken, and no others. The answers are
 * those of the server that the first line of {@code places-*.tsv} names; {@code
 * conformance/cel/ask_places.py} asked it.
 */
class ExpressionPlacesTest {
  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: place}
      spec:
        matchConstraints:
          resourceRules:
          - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}
      """;
  private static final String SOUND = "  validations: [{expression: 'true', message: m}]\n";
  private static final String WEBHOOK =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata: {name: place}
      webhooks:
      - name: a.acme.example
        rules:
        - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}
        clientConfig: {url: "https://acme.example/hook"}
        sideEffects: None
        admissionReviewVersions: [v1]
        matchConditions: [{name: c, expression: E}]
      """;
  private static final String DEVICE =
      """
      apiVersion: resource.k8s.io/v1
      kind: DeviceClass
      metadata: {name: place}
      spec: {selectors: [{cel: {expression: E}}]}
      """;
  private static final String CLAIM =
      """
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaim
      metadata: {name: place, namespace: default}
      spec: {devices: {requests: [{name: r, exactly: {deviceClassName: c, selectors: [{cel: {expression: E}}]}}]}}
      """;
  private static final Map<String, String> PLACES =
      Map.of(
          "validation", POLICY + "  validations: [{expression: E, message: m}]\n",
          "message", POLICY + "  validations: [{expression: 'true', messageExpression: E}]\n",
          "condition", POLICY + SOUND + "  matchConditions: [{name: c, expression: E}]\n",
          "audit", POLICY + SOUND + "  auditAnnotations: [{key: k, valueExpression: E}]\n",
          "variable", POLICY + SOUND + "  variables: [{name: x, expression: E}]\n",
          "second",
              POLICY
                  + "  variables: [{name: x, expression: '1'}]\n"
                  + "  validations: [{expression: E, message: m}]\n",
          "webhook", WEBHOOK,
          "device", DEVICE,
          "claim", CLAIM);

  @ParameterizedTest
  @ValueSource(strings = {"1.34", "1.35", "1.36", "1.37"})
  void whatTheServerTakesIsTakenAndNothingElse(String minor) {
    Checks checks =
        Checks.of(Schemas.of(KubernetesVersion.parse(minor)))
            .withProvided(ExpressionPlacesTest.class.getClassLoader());
    List<String> differing =
        lines(minor)
            .filter(
                line -> {
                  String[] parts = line.split("\t", -1);
                  String yaml = PLACES.get(parts[0]).replace(": E", ": " + quoted(parts[1]));
                  boolean ours = checks.judge(Widgets.tree(yaml)).verdict() == Verdict.ACCEPTED;
                  return ours != parts[2].equals("accepted");
                })
            .toList();
    assertThat(differing).isEmpty();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static Stream<String> lines(String minor) {
    try (InputStream in =
        ExpressionPlacesTest.class.getResourceAsStream("/expressions/places-" + minor + ".tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
