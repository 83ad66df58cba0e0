package dev.plimsoll.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.manifest.Bundle;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            serviceAccountName: web
            containers:
              - name: web
                image: example/web:1
                ports: [{name: http, containerPort: 8080}]
                env:
                  - {name: MODE, valueFrom: {configMapKeyRef: {name: settings, key: mode}}}
                  - {name: GONE, valueFrom: {configMapKeyRef: {name: settings, key: gone}}}
                envFrom:
                  - secretRef: {name: token}
                readinessProbe: {httpGet: {port: http}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec:
        selector: {app: web}
        ports: [{name: http, port: 80, targetPort: http}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, namespace: shop}
      data: {mode: fast}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: web, namespace: shop}
      """;

  private static List<String> lines(Bundle bundle) {
    return References.of(bundle, ReferenceCatalogue.standard()).all().stream()
        .filter(reference -> !reference.path().toString().equals("metadata.namespace"))
        .map(
            reference ->
                reference.from().identity().kind() + " " + reference.path() + " " + text(reference))
        .toList();
  }

  private static String text(Reference reference) {
    Answer answer = reference.answer();
    if (answer instanceof Answer.Found found) {
      return "= " + found.object().key();
    }
    if (answer instanceof Answer.FoundPart part) {
      return "= " + part.part() + " of " + part.owners().get(0).key();
    }
    if (answer instanceof Answer.Selected selected) {
      return "= " + selected.objects().stream().map(d -> d.key().toString()).toList();
    }
    if (answer instanceof Answer.Missing missing) {
      return "? " + missing.wanted();
    }
    if (answer instanceof Answer.MissingPart part) {
      return "? " + part.part() + " of " + part.owners().get(0).key() + " with " + part.known();
    }
    return answer.toString();
  }

  @Test
  void followsNamesKeysPortsAndSelectorsOfAWorkload() {
    assertThat(lines(Bundles.of(WEB)))
        .containsExactly(
            "Deployment spec.selector = [Deployment shop/web]",
            "Deployment spec.template.spec.serviceAccountName = ServiceAccount shop/web",
            "Deployment spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.name ="
                + " ConfigMap shop/settings",
            "Deployment spec.template.spec.containers[0].env[1].valueFrom.configMapKeyRef.name ="
                + " ConfigMap shop/settings",
            "Deployment spec.template.spec.containers[0].envFrom[0].secretRef.name ? [Secret"
                + " shop/token]",
            "Deployment spec.template.spec.containers[0].readinessProbe.httpGet.port = http of"
                + " Deployment shop/web",
            "Deployment spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key ="
                + " mode of ConfigMap shop/settings",
            "Deployment spec.template.spec.containers[0].env[1].valueFrom.configMapKeyRef.key ?"
                + " gone of ConfigMap shop/settings with [mode]",
            "Service spec.selector = [Deployment shop/web]",
            "Service spec.ports[0].targetPort = http of Deployment shop/web");
  }
}
