package dev.plimsoll.topology;

import dev.plimsoll.unit.NamespaceName;
import org.apiguardian.api.API;

/**
 * The label that ties pods to the box that they belong to; policies select it. Unlike selectors of
 * workloads it may change: latent pods carry it too.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class RoleLabel {
  /** The key of the label. */
  public static final String KEY = "plimsoll.dev/role";

  private RoleLabel() {}

  /** The pods that have the label with a value, in a namespace. */
  public static Endpoint.Pods endpoint(String namespace, String role) {
    return Endpoint.pods(NamespaceName.of(namespace), role);
  }
}
