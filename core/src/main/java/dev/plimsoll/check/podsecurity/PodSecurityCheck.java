package dev.plimsoll.check.podsecurity;

import dev.plimsoll.check.ResolvedCheck;
import dev.plimsoll.check.podsecurity.NamespacePolicy.Grade;
import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.reference.PodSet;
import dev.plimsoll.reference.References;
import dev.plimsoll.schema.KubernetesVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Holds Pods, and everything that will make Pods, against the Pod Security levels of their
 * namespaces: what a namespace enforces is an error, what it warns of a warning, what it audits a
 * note. Templates in custom resources and latent objects count as well as those of workloads.
 *
 * <p>The API server refuses a bare Pod; of a Deployment it only warns, and then no Pod is made.
 * Namespaces that the bundle does not have ask for nothing.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class PodSecurityCheck implements ResolvedCheck {
  private final int server;

  /** A check as a server of a minor does it. */
  public PodSecurityCheck(KubernetesVersion version) {
    this.server = version.minor();
  }

  @Override
  public void check(References references, Findings findings) {
    Map<String, NamespacePolicy> policies = policies(references.bundle());
    if (policies.isEmpty()) {
      return;
    }
    for (PodSet pods : references.pods()) {
      NamespacePolicy policy = policies.get(pods.namespace().orElse(""));
      if (policy != null
          && isWhole(pods)
          && pods.maker().find(pods.template()).orElseThrow() instanceof MapNode template) {
        judge(pods.maker(), PodView.of(pods.template(), template), policy, findings);
      }
    }
    for (Manifest manifest : references.bundle().all()) {
      NamespacePolicy policy = policies.get(manifest.identity().namespace().orElse(""));
      if (policy != null
          && isCustom(manifest)
          && references.podsOf(manifest).stream().noneMatch(PodSecurityCheck::isWhole)) {
        for (PodView template : PartialTemplates.of(manifest.tree())) {
          judge(manifest, template, policy, findings);
        }
      }
    }
  }

  /**
   * Judges a pod template that stands as text in another object, such as a file of a ConfigMap, and
   * that a program makes pods from in the namespace of that object.
   *
   * @param bundle where the namespace is
   * @param holder the object with the text
   * @param path the text's place in it
   * @param template metadata and spec of the pod
   * @param findings where to report
   */
  public void template(
      Bundle bundle, Manifest holder, FieldPath path, MapNode template, Findings findings) {
    NamespacePolicy policy = policies(bundle).get(holder.identity().namespace().orElse(""));
    if (policy != null) {
      judge(holder, PodView.of(path, template), policy, findings);
    }
  }

  /** Whether the pods are a Pod itself, or made from a template that nobody completes. */
  private static boolean isWhole(PodSet pods) {
    return !pods.template().isRoot() || pods.maker().is("", "Pod");
  }

  private static boolean isCustom(Manifest manifest) {
    String group = manifest.identity().group();
    return group.contains(".") && !group.endsWith(".k8s.io");
  }

  private Map<String, NamespacePolicy> policies(Bundle bundle) {
    var policies = new HashMap<String, NamespacePolicy>();
    bundle
        .ofKind("", "Namespace")
        .forEach(
            namespace -> {
              NamespacePolicy policy = NamespacePolicy.of(namespace, server);
              if (!policy.isOpen()) {
                policies.putIfAbsent(namespace.identity().name(), policy);
              }
            });
    return policies;
  }

  private static void judge(
      Manifest maker, PodView pod, NamespacePolicy policy, Findings findings) {
    boolean bare = maker.is("", "Pod") && !maker.isLatent();
    String namespace = "namespace \"" + maker.identity().namespace().orElse("") + "\" ";
    var said = new HashSet<FieldPath>();
    for (Breaches found : breaches(pod, policy.enforce(), said)) {
      Code code = bare ? PodSecurityCodes.REFUSED_POD : found.standard().code();
      String fate = namespace + "enforces " + policy.enforce().shown();
      found
          .report(maker, code.severity(), code, bare ? fate : fate + ", so no pod will be made")
          .forEach(findings::add);
    }
    for (Breaches found : breaches(pod, policy.warn(), said)) {
      String fate = namespace + "warns of what is not " + policy.warn().shown();
      found.report(maker, Severity.WARNING, found.standard().code(), fate).forEach(findings::add);
    }
    for (Breaches found : breaches(pod, policy.audit(), said)) {
      String fate = namespace + "audits what is not " + policy.audit().shown();
      found.report(maker, Severity.NOTE, found.standard().code(), fate).forEach(findings::add);
    }
  }

  /** The breaches of a grade at places of which nothing was said before. */
  private static List<Breaches> breaches(PodView pod, Grade grade, Set<FieldPath> said) {
    var all = new ArrayList<Breaches>();
    for (Standard standard : Standard.of(grade.level(), grade.minor())) {
      List<Breach> fresh =
          standard.breaches(pod, grade.minor()).stream()
              .filter(breach -> !pod.isPartial() || breach.isSaid())
              .filter(breach -> said.add(breach.path()))
              .toList();
      all.add(new Breaches(standard, fresh));
    }
    return all;
  }

  private record Breaches(Standard standard, List<Breach> places) {
    List<Finding> report(Manifest maker, Severity severity, Code code, String fate) {
      return places.stream()
          .map(
              breach ->
                  Finding.of(
                          code,
                          maker.where(breach.path()),
                          breach.problem() + "; " + fate,
                          breach.fix())
                      .graded(severity))
          .toList();
    }
  }
}
