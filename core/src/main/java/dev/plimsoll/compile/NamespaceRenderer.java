package dev.plimsoll.compile;

import dev.plimsoll.component.Declarations;
import dev.plimsoll.component.NamespaceNeed;
import dev.plimsoll.component.PodSecurityLevel;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Renders the namespaces that components need: with Pod Security labels, and closed to all traffic
 * but DNS and what arrows open.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-admission/">Pod Security
 *     admission</a>
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-and-all-egress-traffic">Default
 *     deny</a>
 */
final class NamespaceRenderer {
  private static final Origin ORIGIN = Origin.render("platform", "NamespaceRenderer.render");

  private final EnvironmentFacts env;

  NamespaceRenderer(EnvironmentFacts env) {
    this.env = env;
  }

  List<Manifest> render(String platform, Declarations declarations, Findings findings) {
    var manifests = new ArrayList<Manifest>();
    declarations
        .namespaces()
        .forEach(
            (namespace, needs) -> {
              PodSecurityLevel level = mildest(needs);
              if (level != PodSecurityLevel.RESTRICTED) {
                report(namespace.value(), level, needs, findings);
              }
              manifests.add(namespace(platform, namespace.value(), level));
              manifests.add(denyAll(namespace.value()));
              manifests.add(allowDns(namespace.value()));
            });
    return manifests;
  }

  private static PodSecurityLevel mildest(List<NamespaceNeed> needs) {
    return needs.stream()
        .map(NamespaceNeed::level)
        .min(Comparator.naturalOrder())
        .orElse(PodSecurityLevel.RESTRICTED);
  }

  private static void report(
      String namespace, PodSecurityLevel level, List<NamespaceNeed> needs, Findings findings) {
    String reasons =
        needs.stream()
            .filter(need -> need.level() == level)
            .map(NamespaceNeed::reason)
            .distinct()
            .sorted()
            .collect(Collectors.joining("; "));
    findings.add(
        CompileCodes.NOT_RESTRICTED,
        Where.named("namespace", namespace),
        "its pods are held to Pod Security \"" + level.word() + "\" only: " + reasons,
        "nothing, if the reason holds; else change what asks for it");
  }

  private Manifest namespace(String platform, String name, PodSecurityLevel level) {
    var labels =
        MapNode.builder(ORIGIN)
            .put("app.kubernetes.io/managed-by", "plimsoll")
            .put("app.kubernetes.io/part-of", platform);
    for (String mode : List.of("audit", "enforce", "warn")) {
      labels.put("pod-security.kubernetes.io/" + mode, level.word());
      labels.put(
          "pod-security.kubernetes.io/" + mode + "-version", "v1." + env.kubernetes().minor());
    }
    return Manifest.of(
        MapNode.builder(ORIGIN)
            .put("apiVersion", "v1")
            .put("kind", "Namespace")
            .put(
                "metadata",
                MapNode.builder(ORIGIN).put("name", name).put("labels", labels.build()).build())
            .build());
  }

  private static Manifest denyAll(String namespace) {
    return policy(
        namespace,
        "default-deny",
        MapNode.builder(ORIGIN)
            .put("podSelector", MapNode.empty(ORIGIN))
            .put("policyTypes", ListNode.ofStrings(List.of("Ingress", "Egress"), ORIGIN))
            .build());
  }

  private Manifest allowDns(String namespace) {
    Lowered.Egress dns = env.lowering().dns();
    return policy(
        namespace,
        "allow-dns",
        MapNode.builder(ORIGIN)
            .put("podSelector", MapNode.empty(ORIGIN))
            .put("egress", ListNode.of(List.of(RolePolicy.egress(dns, ORIGIN)), ORIGIN))
            .put("policyTypes", ListNode.ofStrings(List.of("Egress"), ORIGIN))
            .build());
  }

  private static Manifest policy(String namespace, String name, MapNode spec) {
    return Manifest.of(
        MapNode.builder(ORIGIN)
            .put("apiVersion", "networking.k8s.io/v1")
            .put("kind", "NetworkPolicy")
            .put(
                "metadata",
                MapNode.builder(ORIGIN).put("name", name).put("namespace", namespace).build())
            .put("spec", spec)
            .build());
  }
}
