package dev.plimsoll.policies;

import dev.plimsoll.node.MapNode;
import dev.plimsoll.reference.LabelSelector;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a policy or a binding matches what is created.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/validating-admission-policy-v1/">ValidatingAdmissionPolicy,
 *     matchConstraints</a>
 */
final class PolicyMatch {
  private final Schemas schemas;
  private final MapNode match;

  PolicyMatch(Schemas schemas, MapNode match) {
    this.schemas = schemas;
    this.match = match;
  }

  boolean matches(PolicyTarget target) {
    if (!selects("objectSelector", target.labels())) {
      return false;
    }
    Optional<Map<String, String>> namespace = target.namespaceLabels();
    if (namespace.isPresent() && !selects("namespaceSelector", namespace.get())) {
      return false;
    }
    List<MapNode> rules = PolicyTarget.maps(match, "resourceRules");
    boolean included = rules.isEmpty() || rules.stream().anyMatch(rule -> matches(rule, target));
    return included
        && PolicyTarget.maps(match, "excludeResourceRules").stream()
            .noneMatch(rule -> matches(rule, target));
  }

  private boolean selects(String key, Map<String, String> labels) {
    return match.findMap(key).map(LabelSelector::of).filter(s -> !s.matches(labels)).isEmpty();
  }

  private boolean matches(MapNode rule, PolicyTarget target) {
    List<String> names = PolicyTarget.texts(rule, "resourceNames");
    String scope = rule.findText("scope").orElse("*");
    return names(rule, "operations", "CREATE")
        && names(rule, "apiGroups", target.kind().group())
        && versions(rule, target)
        && PolicyTarget.texts(rule, "resources").stream()
            .anyMatch(
                resource ->
                    resource.equals("*")
                        || resource.equals("*/*")
                        || resource.equals(target.kind().plural()))
        && (names.isEmpty() || names.contains(target.manifest().identity().name()))
        && (scope.equals("*")
            || scope.equals(target.kind().isNamespaced() ? "Namespaced" : "Cluster"));
  }

  private static boolean names(MapNode rule, String key, String name) {
    List<String> said = PolicyTarget.texts(rule, key);
    return said.contains("*") || said.contains(name);
  }

  /** With match policy Equivalent the server converts to a version that the rule names. */
  private boolean versions(MapNode rule, PolicyTarget target) {
    if (names(rule, "apiVersions", target.kind().version())) {
      return true;
    }
    String group = target.kind().group();
    return !match.findText("matchPolicy").filter("Exact"::equals).isPresent()
        && PolicyTarget.texts(rule, "apiVersions").stream()
            .anyMatch(
                version ->
                    schemas
                        .find(
                            group.isEmpty() ? version : group + "/" + version, target.kind().kind())
                        .isPresent());
  }
}
