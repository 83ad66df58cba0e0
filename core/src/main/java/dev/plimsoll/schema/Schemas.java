package dev.plimsoll.schema;

/** The schemas of one Kubernetes minor. */
public final class Schemas {
  private Schemas() {}

  /** The schemas of a minor. */
  public static Schemas of(KubernetesVersion version) {
    return new Schemas();
  }
}
