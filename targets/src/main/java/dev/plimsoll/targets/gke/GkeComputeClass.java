package dev.plimsoll.targets.gke;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A compute class that Plimsoll writes: GKE makes nodes of the first machine family that it can
 * get.
 *
 * @param machineFamilies for example {@code [n4, n2]}, in order of preference, at least one
 * @see <a
 *     href="https://cloud.google.com/kubernetes-engine/docs/concepts/about-custom-compute-classes">GKE,
 *     custom compute classes</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record GkeComputeClass(List<String> machineFamilies) {
  /**
   * Checks that there is a family.
   *
   * @throws IllegalArgumentException if there is none
   */
  public GkeComputeClass {
    machineFamilies = List.copyOf(machineFamilies);
    if (machineFamilies.isEmpty()) {
      throw new IllegalArgumentException(
          "a compute class has no machine family; write machineFamilies, for example [n4, n2]");
    }
  }
}
