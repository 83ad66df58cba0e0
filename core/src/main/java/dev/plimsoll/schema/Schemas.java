package dev.plimsoll.schema;

/** The schemas of one Kubernetes minor. */
public final class Schemas {
  private Schemas() {}
}
