package dev.plimsoll.component;

import dev.plimsoll.unit.NamespaceName;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A namespace that a component needs, and how strict it can be there. If several need one
 * namespace, the mildest level wins; every level below restricted is reported with its reason.
 *
 * @param namespace which
 * @param level the strictest level that its pods pass
 * @param reason why it is not {@link PodSecurityLevel#RESTRICTED}; empty if it is
 */
@API(status = API.Status.EXPERIMENTAL)
public record NamespaceNeed(NamespaceName namespace, PodSecurityLevel level, String reason) {
  public NamespaceNeed {
    Objects.requireNonNull(namespace, "namespace");
    if (level != PodSecurityLevel.RESTRICTED && reason.isBlank()) {
      throw new IllegalArgumentException(
          "namespace "
              + namespace.value()
              + " asks for Pod Security "
              + level.word()
              + " without a reason; say why restricted will not do");
    }
  }

  /** A namespace with hardened pods only. */
  public static NamespaceNeed restricted(NamespaceName namespace) {
    return new NamespaceNeed(namespace, PodSecurityLevel.RESTRICTED, "");
  }
}
