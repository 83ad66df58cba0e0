package dev.plimsoll.check;

import static dev.plimsoll.check.ReferenceWords.and;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.reference.Answer;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.LabelSelector;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.References;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reports monitors and rules that no Prometheus of the bundle selects. Says nothing if the bundle
 * has no Prometheus: then it runs elsewhere.
 */
final class ReferenceMonitors {
  private static final String GROUP = "monitoring.coreos.com";
  private static final Map<String, String> SELECTORS =
      Map.of(
          "PodMonitor", "podMonitorSelector",
          "ServiceMonitor", "serviceMonitorSelector",
          "Probe", "probeSelector",
          "ScrapeConfig", "scrapeConfigSelector",
          "PrometheusRule", "ruleSelector");

  private final References references;
  private final Findings findings;

  ReferenceMonitors(References references, Findings findings) {
    this.references = references;
    this.findings = findings;
  }

  void check() {
    List<Manifest> prometheuses =
        references.bundle().all().stream()
            .filter(
                manifest ->
                    manifest.is(GROUP, "Prometheus") || manifest.is(GROUP, "PrometheusAgent"))
            .toList();
    if (prometheuses.isEmpty()) {
      return;
    }
    Set<Manifest> selected = new HashSet<>();
    // Selectors of namespaces by labels that are not known, since the Namespace is not in the
    // bundle.
    Set<String> uncertain = new HashSet<>();
    for (Manifest prometheus : prometheuses) {
      for (Reference reference : references.from(prometheus)) {
        if (reference.answer() instanceof Answer.Selected answer) {
          answer.objects().stream()
              .map(Definition::source)
              .forEach(source -> source.ifPresent(selected::add));
          if (!answer.certain()) {
            uncertain.add(reference.path().toString());
          }
        }
      }
    }
    for (Manifest manifest : references.bundle().all()) {
      String field = SELECTORS.get(manifest.identity().kind());
      if (field != null
          && manifest.identity().group().equals(GROUP)
          && !selected.contains(manifest)
          && !uncertain.contains("spec." + field.replace("Selector", "NamespaceSelector"))) {
        findings.add(
            ReferenceCheckCodes.MONITOR_NOT_SELECTED,
            manifest.where(FieldPath.of("metadata", "labels")),
            "is selected by no Prometheus: " + and(reasons(prometheuses, manifest, field)),
            "give it the labels and the namespace that a selector demands");
      }
    }
  }

  private static List<String> reasons(
      List<Manifest> prometheuses, Manifest manifest, String field) {
    var reasons = new ArrayList<String>();
    for (Manifest prometheus : prometheuses) {
      if (prometheus.find(FieldPath.of("spec", field)).orElse(null) instanceof MapNode selector) {
        boolean labels = LabelSelector.of(selector).matches(labels(manifest));
        reasons.add(
            prometheus.identity()
                + (labels
                    ? " does not look in namespace " + manifest.identity().namespace().orElse("")
                    : " demands " + LabelSelector.of(selector)));
      } else {
        reasons.add(prometheus.identity() + " has no " + field);
      }
    }
    return reasons;
  }

  private static Map<String, String> labels(Manifest manifest) {
    return manifest
        .tree()
        .findMap("metadata")
        .flatMap(metadata -> metadata.findMap("labels"))
        .map(labels -> LabelSelector.ofPlain(labels).labels())
        .orElse(Map.of());
  }
}
