package dev.plimsoll.policies;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.policies.internal.AdmissionValues;
import dev.plimsoll.schema.KindSchema;
import java.util.List;
import java.util.Optional;

/** The request that creates an object, and its namespace, as a policy sees them. */
final class PolicyRequest {
  private PolicyRequest() {}

  /** The variable {@code request}. */
  static Object of(PolicyTarget target) {
    KindSchema kind = target.kind();
    Identity identity = target.manifest().identity();
    MapNode kindNode =
        MapNode.builder(Origin.UNKNOWN)
            .put("group", kind.group())
            .put("version", kind.version())
            .put("kind", kind.kind())
            .build();
    MapNode resource =
        MapNode.builder(Origin.UNKNOWN)
            .put("group", kind.group())
            .put("version", kind.version())
            .put("resource", kind.plural())
            .build();
    MapNode.Builder request =
        MapNode.builder(Origin.UNKNOWN)
            .put("kind", kindNode)
            .put("resource", resource)
            .put("requestKind", kindNode)
            .put("requestResource", resource)
            .put("operation", "CREATE")
            .put("dryRun", false)
            .put("options", MapNode.empty(Origin.UNKNOWN));
    // What is empty is not there for an expression; a request for an object has no subresource.
    target.sender().ifPresent(sender -> request.put("userInfo", user(sender)));
    given(target, "name").ifPresent(name -> request.put("name", name));
    identity.namespace().ifPresent(namespace -> request.put("namespace", namespace));
    return AdmissionValues.of((Node) request.build());
  }

  /**
   * A service account as a user.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens">Service
   *     account tokens</a>
   */
  private static MapNode user(PolicyTarget.Sender sender) {
    String all = "system:serviceaccounts";
    return MapNode.builder(Origin.UNKNOWN)
        .put("username", "system:serviceaccount:" + sender.namespace() + ":" + sender.account())
        .put(
            "groups",
            ListNode.ofStrings(
                List.of(all, all + ":" + sender.namespace(), "system:authenticated"),
                Origin.UNKNOWN))
        .build();
  }

  private static Optional<String> given(PolicyTarget target, String key) {
    return target.filled().findMap("metadata").flatMap(metadata -> metadata.findText(key));
  }

  /** The variable {@code namespaceObject}; null for an object that lives in none. */
  static Object namespace(PolicyTarget target) {
    Optional<String> name = target.manifest().identity().namespace();
    if (name.isEmpty()) {
      return AdmissionValues.of(Optional.empty());
    }
    MapNode labels =
        MapNode.builder(Origin.UNKNOWN).put("kubernetes.io/metadata.name", name.get()).build();
    MapNode unknown =
        MapNode.builder(Origin.UNKNOWN)
            .put(
                "metadata",
                MapNode.builder(Origin.UNKNOWN)
                    .put("name", name.get())
                    .put("labels", labels)
                    .build())
            .build();
    return AdmissionValues.of((Node) target.namespace().orElse(unknown));
  }
}
