package dev.plimsoll.spark;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The Spark operators of a bundle, as their Deployments are after overlays. */
final class SparkOperators {
  private static final String FLAG = "--namespaces=";
  private static final FieldPath CONTAINERS =
      FieldPath.of("spec", "template", "spec", "containers");

  /**
   * A Deployment of an operator.
   *
   * @param word {@code controller} or {@code webhook}
   * @param at the flag that names the namespaces, or the container without it
   * @param namespaces that it watches; none means all
   */
  private record Watcher(Manifest manifest, String word, FieldPath at, Set<String> namespaces) {
    boolean watches(String namespace) {
      return namespaces.isEmpty() || namespaces.contains(namespace);
    }
  }

  private final Bundle bundle;
  private final List<Watcher> watchers;

  private SparkOperators(Bundle bundle, List<Watcher> watchers) {
    this.bundle = bundle;
    this.watchers = List.copyOf(watchers);
  }

  static SparkOperators of(Bundle bundle) {
    var watchers = new ArrayList<Watcher>();
    bundle
        .ofKind("apps", "Deployment")
        .forEach(deployment -> watcher(deployment).ifPresent(watchers::add));
    return new SparkOperators(bundle, watchers);
  }

  private static Optional<Watcher> watcher(Manifest deployment) {
    var template = deployment.tree().findMap("spec").flatMap(spec -> spec.findMap("template"));
    List<MapNode> containers =
        template
            .flatMap(t -> t.findMap("spec"))
            .map(spec -> SparkPod.items(spec, "containers"))
            .orElse(List.of());
    for (int i = 0; i < containers.size(); i++) {
      MapNode container = containers.get(i);
      List<String> args = texts(container);
      boolean isOperator =
          (container.findText("image").orElse("").contains("spark-operator")
                  || container.findText("name").orElse("").startsWith("spark-operator"))
              && args.size() > 1
              && args.get(1).equals("start");
      if (isOperator) {
        FieldPath path = CONTAINERS.item(i).field("args");
        for (int flag = 0; flag < args.size(); flag++) {
          if (args.get(flag).startsWith(FLAG)) {
            var namespaces =
                new TreeSet<>(
                    Arrays.asList(args.get(flag).substring(FLAG.length()).split(",", -1)));
            // An empty name among them means all.
            return Optional.of(
                new Watcher(
                    deployment,
                    args.get(0),
                    path.item(flag),
                    namespaces.contains("") ? Set.of() : namespaces));
          }
        }
        return Optional.of(new Watcher(deployment, args.get(0), path, Set.of()));
      }
    }
    return Optional.empty();
  }

  private static List<String> texts(MapNode container) {
    return container.findList("args").stream()
        .flatMap(list -> list.items().stream())
        .filter(ScalarNode.class::isInstance)
        .map(node -> ((ScalarNode) node).text())
        .toList();
  }

  void check(Findings findings) {
    for (Watcher watcher : watchers) {
      if (watcher.namespaces.isEmpty()) {
        findings.add(
            SparkCodes.WATCHES_UNDECLARED,
            watcher.manifest.where(watcher.at),
            "the " + watcher.word + " watches every namespace",
            "name the namespaces of the workspaces: --namespaces=data-jobs");
      }
      for (String namespace : watcher.namespaces) {
        if (!hasRights(watcher, namespace)) {
          findings.add(
              SparkCodes.WATCHES_UNDECLARED,
              watcher.manifest.where(watcher.at),
              "the "
                  + watcher.word
                  + " watches namespace \""
                  + namespace
                  + "\", where it has no rights",
              "give it a RoleBinding there, in Java by Workspace.named(\""
                  + namespace
                  + "\").servedBy(...), or leave it out");
        }
      }
    }
    for (Watcher watcher : watchers) {
      watchers.stream()
          .filter(other -> other.word.equals("webhook") && watcher.word.equals("controller"))
          .filter(other -> !other.namespaces.equals(watcher.namespaces))
          .forEach(
              other ->
                  findings.add(
                      SparkCodes.WATCH_APART,
                      other.manifest.where(other.at),
                      "the webhook watches "
                          + other.namespaces
                          + ", the controller "
                          + watcher.namespaces,
                      "give both the same --namespaces"));
    }
  }

  private boolean hasRights(Watcher watcher, String namespace) {
    String account =
        watcher
            .manifest
            .find(FieldPath.of("spec", "template", "spec", "serviceAccountName"))
            .filter(ScalarNode.class::isInstance)
            .map(node -> ((ScalarNode) node).text())
            .orElse("default");
    String home = watcher.manifest.identity().namespace().orElse("");
    return bundle
        .ofKind("rbac.authorization.k8s.io", "RoleBinding")
        .filter(binding -> binding.identity().namespace().equals(Optional.of(namespace)))
        .flatMap(binding -> SparkPod.items(binding.tree(), "subjects").stream())
        .anyMatch(
            subject ->
                subject.findText("name").equals(Optional.of(account))
                    && subject.findText("namespace").equals(Optional.of(home)));
  }

  /** Whether it may well be that the operator was installed by other means than these manifests. */
  private boolean isElsewhere(Manifest object) {
    return watchers.isEmpty() && !object.isLatent();
  }

  void checkWatched(Manifest object, Findings findings) {
    String namespace = object.identity().namespace().orElse("");
    if (isElsewhere(object)) {
      findings.add(
          Finding.of(
                  SparkCodes.NOT_WATCHED,
                  object.where(FieldPath.of("metadata", "namespace")),
                  "not checked whether a Spark operator watches namespace \""
                      + namespace
                      + "\": none is among the manifests",
                  "give the operator's manifests too")
              .graded(Severity.NOTE));
      return;
    }
    boolean watched =
        watchers.stream().anyMatch(w -> w.word.equals("controller") && w.watches(namespace));
    if (!watched) {
      findings.add(
          SparkCodes.NOT_WATCHED,
          object.where(FieldPath.of("metadata", "namespace")),
          "no Spark operator watches namespace \"" + namespace + "\"",
          "add servedBy(SparkOperator.standard()) to the workspace, or name it in the --namespaces of"
              + " the operator");
    }
  }

  void checkApplication(Manifest app, Findings findings) {
    checkWatched(app, findings);
    List<String> fields = new ApplicationView(app, FieldPath.of("spec")).webhookFields();
    if (!fields.isEmpty()
        && !isElsewhere(app)
        && !hasPodWebhook(app.identity().namespace().orElse(""))) {
      findings.add(
          SparkCodes.NEEDS_WEBHOOK,
          app.where(FieldPath.of("spec")),
          "no webhook changes its pods, and needs to for " + String.join(", ", fields),
          "turn the operator's webhook on, or add withPodTemplates() to the job");
    }
  }

  /** Whether the API server asks the webhook about pods of a namespace. */
  private boolean hasPodWebhook(String namespace) {
    return bundle
        .ofKind("admissionregistration.k8s.io", "MutatingWebhookConfiguration")
        .flatMap(configuration -> SparkPod.items(configuration.tree(), "webhooks").stream())
        .filter(SparkOperators::asksAboutPods)
        .anyMatch(webhook -> selects(webhook, namespace));
  }

  private static boolean asksAboutPods(MapNode webhook) {
    boolean isSpark =
        webhook
            .findMap("clientConfig")
            .flatMap(config -> config.findMap("service"))
            .flatMap(service -> service.findText("path"))
            .equals(Optional.of("/mutate--v1-pod"));
    return isSpark && webhook.findText("name").orElse("").endsWith(SparkCheck.GROUP);
  }

  private static boolean selects(MapNode webhook, String namespace) {
    Optional<MapNode> selector = webhook.findMap("namespaceSelector");
    return selector.isEmpty()
        || SparkPod.items(selector.get(), "matchExpressions").stream()
            .allMatch(
                expression ->
                    expression.findList("values").stream()
                        .flatMap(values -> values.items().stream())
                        .anyMatch(
                            value ->
                                value instanceof ScalarNode scalar
                                    && scalar.text().equals(namespace)));
  }
}
