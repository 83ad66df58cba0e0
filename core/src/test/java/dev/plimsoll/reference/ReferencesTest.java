package dev.plimsoll.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.node.EmbeddedFormat;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.YamlReader;
import java.util.List;
import java.util.Optional;
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

  @Test
  void anObjectInAnEmbeddedDocumentRefersLikeAnyOther() {
    Bundle bundle =
        Bundles.of(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: template, namespace: airflow}
            data: {note: plain text}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: task, namespace: data-jobs}
            """);
    var findings = new Findings();
    Node pod =
        YamlReader.read(
                "{apiVersion: v1, kind: Pod, metadata: {name: task}, spec: {serviceAccountName: task, priorityClassName: gone}}",
                "pod.yaml",
                findings)
            .get(0)
            .root();
    FieldPath path = FieldPath.of("data").field("pod.yaml");
    Bundle embedding =
        bundle.map(
            m ->
                m.is("", "ConfigMap")
                    ? m.map(
                        tree ->
                            (MapNode)
                                Nodes.set(
                                    tree,
                                    path,
                                    EmbeddedNode.of(new NoFormat(), pod, tree.origin())))
                    : m);
    assertThat(lines(embedding))
        .containsExactly(
            "ConfigMap data[pod.yaml].spec.serviceAccountName = ServiceAccount data-jobs/task",
            "ConfigMap data[pod.yaml].spec.priorityClassName ? [PriorityClass gone]");
  }

  /** Reading and writing do not matter here. */
  private record NoFormat() implements EmbeddedFormat {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public Node read(String text, Place place) {
      throw new IllegalStateException("nothing is read");
    }

    @Override
    public String write(Node content) {
      throw new IllegalStateException("nothing is written");
    }
  }

  @Test
  void aLatentObjectCountsAndSaysMoreThanWhatTheCatalogueDerives() {
    Bundle bundle =
        Bundles.of(
                """
                apiVersion: sparkoperator.k8s.io/v1beta2
                kind: SparkApplication
                metadata: {name: revenue, namespace: data-jobs}
                spec: {driver: {}, executor: {}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: revenue-driver, namespace: data-jobs, labels: {spark-role: driver, sparkoperator.k8s.io/app-name: revenue, sparkoperator.k8s.io/launched-by-spark-operator: "true"}}
                spec: {containers: [{name: spark-kubernetes-driver, ports: [{name: metrics, containerPort: 8090}]}]}
                ---
                apiVersion: monitoring.coreos.com/v1
                kind: PodMonitor
                metadata: {name: drivers, namespace: data-jobs}
                spec: {selector: {matchLabels: {spark-role: driver}}, podMetricsEndpoints: [{port: jmx}, {port: metrics}]}
                """)
            .map(m -> m.is("", "Pod") ? m.latent("spark-operator/controller", 1) : m);
    assertThat(lines(bundle))
        .filteredOn(line -> line.startsWith("PodMonitor"))
        .containsExactly(
            "PodMonitor spec.selector = [Pod data-jobs/revenue-driver]",
            "PodMonitor spec.podMetricsEndpoints[0].port ? jmx of Pod data-jobs/revenue-driver with [metrics (8090)]",
            "PodMonitor spec.podMetricsEndpoints[1].port = metrics of Pod data-jobs/revenue-driver");
  }

  @Test
  void answersBackwards() {
    Bundle bundle = Bundles.of(WEB);
    References references = References.of(bundle, ReferenceCatalogue.standard());
    assertThat(
            references
                .to(bundle.find("", "ConfigMap", Optional.of("shop"), "settings").orElseThrow())
                .map(reference -> reference.path().toString()))
        .containsExactly(
            "spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.name",
            "spec.template.spec.containers[0].env[1].valueFrom.configMapKeyRef.name",
            "spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key");
  }

  @Test
  void whatIsDeclaredOutsideCanBeAPattern() {
    Externals externals =
        Externals.none()
            .with(ObjectKey.cluster(KindName.parse("StorageClass.storage.k8s.io"), "*"))
            .with(ObjectKey.namespaced(KindName.SECRET, "shop", "tls-*"));
    assertThat(
            externals.find(
                ObjectKey.cluster(KindName.parse("StorageClass.storage.k8s.io"), "fast")))
        .isPresent();
    assertThat(externals.find(ObjectKey.namespaced(KindName.SECRET, "shop", "tls-web")))
        .isPresent();
    assertThat(externals.find(ObjectKey.namespaced(KindName.SECRET, "shop", "token"))).isEmpty();
    assertThat(externals.find(ObjectKey.namespaced(KindName.SECRET, "bank", "tls-web"))).isEmpty();
  }
}
