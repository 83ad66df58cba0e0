package dev.plimsoll.workload;

import dev.plimsoll.unit.Labels;
import org.apiguardian.api.API;

/**
 * Labels of what workloads make.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/">
 *     Recommended labels</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class WorkloadLabels {
  /** Which program it is: the workload's name. One of the two that selectors hold. */
  public static final String NAME = "app.kubernetes.io/name";

  /** Which of several of that program: the component's name. One of the two that selectors hold. */
  public static final String INSTANCE = "app.kubernetes.io/instance";

  /** The platform that it belongs to. */
  public static final String PART_OF = "app.kubernetes.io/part-of";

  /** What pods do; unique in a namespace. Policies select it, on latent pods too. */
  public static final String ROLE = "plimsoll.dev/role";

  private WorkloadLabels() {}

  /** What selectors hold, for ever: selectors of workloads cannot be changed once applied. */
  static Labels selector(String name, String instance) {
    return Labels.of(NAME, name).with(INSTANCE, instance);
  }
}
