package dev.plimsoll.topology;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A box of the picture: pods that the platform runs, or that programs of the platform will make.
 *
 * @param pods namespace and role
 * @param component the component, job or workload that it belongs to
 * @param label what people call it, for example {@code Scheduler}
 * @param madeByOthers whether its pods are latent: made by another program and not applied
 */
@API(status = API.Status.EXPERIMENTAL)
public record Box(Endpoint.Pods pods, String component, String label, boolean madeByOthers)
    implements Comparable<Box> {
  public Box {
    Objects.requireNonNull(pods, "pods");
    if (label.isBlank()) {
      throw new IllegalArgumentException("box " + pods.id() + " has no label");
    }
  }

  @Override
  public int compareTo(Box other) {
    return pods.compareTo(other.pods);
  }
}
