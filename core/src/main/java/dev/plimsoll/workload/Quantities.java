package dev.plimsoll.workload;

import dev.plimsoll.unit.StorageSize;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** Our quantities as fabric8's, in canonical form, so that no reader changes them. */
final class Quantities {
  private Quantities() {}

  static Quantity of(dev.plimsoll.unit.Quantity quantity) {
    return new Quantity(quantity.toString());
  }

  static Quantity of(StorageSize size) {
    return of(size.toQuantity());
  }

  static Map<String, Quantity> of(SortedMap<String, dev.plimsoll.unit.Quantity> resources) {
    var map = new LinkedHashMap<String, Quantity>();
    resources.forEach((name, quantity) -> map.put(name, of(quantity)));
    return map;
  }
}
