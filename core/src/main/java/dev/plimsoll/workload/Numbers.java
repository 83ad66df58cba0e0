package dev.plimsoll.workload;

import dev.plimsoll.unit.IntOrPercent;
import io.fabric8.kubernetes.api.model.IntOrString;

/** Our numbers of pods as fabric8's. */
final class Numbers {
  private Numbers() {}

  static IntOrString of(IntOrPercent number) {
    return number instanceof IntOrPercent.Count count
        ? new IntOrString(count.value())
        : new IntOrString(number.toString());
  }
}
