package dev.plimsoll.policies.internal;

import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.TypeParamType;

/**
 * The types that Kubernetes adds, by the names that error messages use.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/cel/">Common Expression Language in
 *     Kubernetes</a>
 */
final class KubernetesTypes {
  static final OpaqueType QUANTITY = OpaqueType.create("kubernetes.Quantity");
  static final OpaqueType IP = OpaqueType.create("net.IP");
  static final OpaqueType CIDR = OpaqueType.create("net.CIDR");
  static final OpaqueType URL = OpaqueType.create("kubernetes.URL");
  static final OpaqueType SEMVER = OpaqueType.create("kubernetes.Semver");
  static final OpaqueType FORMAT = OpaqueType.create("kubernetes.NamedFormat");
  static final OpaqueType AUTHORIZER = authorization("Authorizer");
  static final OpaqueType PATH_CHECK = authorization("PathCheck");
  static final OpaqueType GROUP_CHECK = authorization("GroupCheck");
  static final OpaqueType RESOURCE_CHECK = authorization("ResourceCheck");
  static final OpaqueType DECISION = authorization("Decision");

  /** Any type, the same wherever it stands in one signature. */
  static final TypeParamType ANY = TypeParamType.create("A");

  static final ListType LIST_OF_ANY = ListType.create(ANY);

  private KubernetesTypes() {}

  private static OpaqueType authorization(String name) {
    return OpaqueType.create("kubernetes.authorization." + name);
  }
}
