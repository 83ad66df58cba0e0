package dev.plimsoll.compile;

import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.unit.NameRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether names are legal with what this stage adds to them. Names that it does not change are left
 * to the checks.
 */
final class NameLimits {
  private static final Pattern PREFIX = Pattern.compile("|[a-z0-9][-a-z0-9]*");
  private static final Pattern SUFFIX = Pattern.compile("|[-a-z0-9]*[a-z0-9]");
  private static final FieldPath NAME = FieldPath.of("metadata", "name");

  private final String environment;
  private final Naming naming;
  private final Findings findings;

  NameLimits(String environment, Naming naming, Findings findings) {
    this.environment = environment;
    this.naming = naming;
    this.findings = findings;
  }

  /** Whether a naming can be applied to a bundle at all. */
  boolean allow(Bundle bundle) {
    var before = findings.sorted().size();
    if (!PREFIX.matcher(naming.prefix()).matches()) {
      findings.add(
          NameCodes.ILLEGAL_NAMING,
          naming.where(environment, "prefix"),
          "prefix \"" + naming.prefix() + "\" cannot begin a name",
          "use lower-case letters, digits and dashes, and begin with a letter, for example \"acme-\"");
    }
    if (!SUFFIX.matcher(naming.suffix()).matches()) {
      findings.add(
          NameCodes.ILLEGAL_NAMING,
          naming.where(environment, "suffix"),
          "suffix \"" + naming.suffix() + "\" cannot end a name",
          "use lower-case letters, digits and dashes, and end with a letter or digit, for example \"-blue\"");
    }
    var there = new TreeSet<String>();
    for (Manifest manifest : bundle.all()) {
      manifest.identity().namespace().ifPresent(there::add);
      if (manifest.is("", "Namespace")) {
        there.add(manifest.identity().name());
      }
    }
    for (Map.Entry<String, String> move : naming.namespaces().entrySet()) {
      Where where = naming.where(environment, "namespaces", move.getKey());
      NameRules.dns1123Label(move.getValue())
          .ifPresent(
              rule ->
                  findings.add(
                      NameCodes.ILLEGAL_NAMING,
                      where,
                      "namespace \"" + move.getValue() + "\" " + rule,
                      "write a name such as \"data-jobs\""));
      if (!there.contains(move.getKey())) {
        String fix =
            Nearest.of(move.getKey(), there).map(near -> "write \"" + near + "\", or ").orElse("")
                + "remove the entry";
        findings.add(
            NameCodes.UNKNOWN_NAMESPACE,
            where,
            "nothing is in namespace \"" + move.getKey() + "\"",
            fix);
      }
    }
    distinct(there);
    return findings.sorted().size() == before;
  }

  /** Objects of two namespaces would meet in one, with the policies and quotas of both. */
  private void distinct(Set<String> there) {
    var known = new HashMap<String, String>();
    for (String namespace : there) {
      String after = naming.namespaces().getOrDefault(namespace, namespace);
      String other = known.putIfAbsent(after, namespace);
      if (other != null) {
        String moved = naming.namespaces().containsKey(namespace) ? namespace : other;
        findings.add(
            NameCodes.NAMESPACES_MEET,
            naming.where(environment, "namespaces", moved),
            "namespaces \""
                + other
                + "\" and \""
                + namespace
                + "\" would both be \""
                + after
                + "\"",
            "give each a name of its own; to have the objects in one, let the definition put them"
                + " there");
      }
    }
  }

  /** Checks one object. */
  void check(Manifest before, Manifest after) {
    if (after.isLatent()) {
      return;
    }
    String name = after.identity().name();
    if (!name.equals(before.identity().name())) {
      rule(after)
          .ifPresent(
              rule ->
                  findings.add(
                      NameCodes.ILLEGAL_NAME,
                      after.where(NAME).from(adder(after)),
                      "would be named \""
                          + name
                          + "\" instead of \""
                          + before.identity().name()
                          + "\"; a name "
                          + rule,
                      "change the prefix, the suffix or the name, or keep it with the annotation "
                          + Naming.KEEP_NAME));
    }
    boolean moved = !after.identity().namespace().equals(before.identity().namespace());
    boolean clusterWide =
        before
            .annotation("sealedsecrets.bitnami.com/cluster-wide")
            .filter("true"::equals)
            .isPresent();
    if (moved && !clusterWide && before.is("bitnami.com", "SealedSecret")) {
      findings.add(
          NameCodes.SEALED_SECRET_MOVED,
          after.where(FieldPath.of("metadata", "namespace")),
          "is sealed for namespace \""
              + before.identity().namespace().orElse("")
              + "\" and cannot be opened in \""
              + after.identity().namespace().orElse("")
              + "\"",
          "seal it again for the new namespace, or for the whole cluster");
    }
  }

  /** Who makes the name another one; a hash is nobody's. */
  private Origin adder(Manifest after) {
    Origin own = after.where(NAME).origin();
    return Stream.of("prefix", "suffix")
        .filter(key -> !(key.equals("prefix") ? naming.prefix() : naming.suffix()).isEmpty())
        .map(key -> naming.where(environment, key).origin())
        .filter(origin -> !origin.equals(Origin.UNKNOWN))
        .findFirst()
        .orElse(own);
  }

  private static Optional<String> rule(Manifest manifest) {
    String name = manifest.identity().name();
    return switch (manifest.identity().kind()) {
      case "Service", "SparkApplication", "ScheduledSparkApplication", "SparkConnect" ->
          NameRules.dns1035Label(name);
      case "Job" ->
          name.length() > NameRules.LABEL_MAX
              ? tooLong(name, NameRules.LABEL_MAX)
              : NameRules.dns1123Subdomain(name);
      case "CronJob" -> NameRules.cronJobName(name);
      case "StatefulSet" ->
          name.length() > NameRules.STATEFUL_SET_MAX
              ? tooLong(name, NameRules.STATEFUL_SET_MAX)
              : NameRules.dns1123Label(name);
      case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding" ->
          NameRules.pathSegmentName(name);
      default -> NameRules.dns1123Subdomain(name);
    };
  }

  private static Optional<String> tooLong(String name, int max) {
    return Optional.of("must be at most " + max + " characters long, it has " + name.length());
  }
}
