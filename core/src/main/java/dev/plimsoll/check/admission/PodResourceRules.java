package dev.plimsoll.check.admission;

import dev.plimsoll.check.internal.PodTotals;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules of the resources of a pod as a whole, beside those of its containers. */
final class PodResourceRules {
  private static final Set<String> KNOWN = Set.of("cpu", "memory");

  private PodResourceRules() {}

  static void check(PodContext context) {
    Field resources = context.spec().at("resources");
    if (!resources.isGiven()) {
      return;
    }
    if (context.isWindows()) {
      resources.refuse(PodRules.POD_RESOURCES, "a pod on Windows has resources of its own");
      return;
    }
    if (resources.at("claims").node() instanceof ListNode) {
      resources.at("claims").refuse(PodRules.POD_RESOURCES, "resources of a pod have claims");
    }
    ResourceRules.requirements(resources);
    for (String kind : List.of("limits", "requests")) {
      for (Field amount : resources.at(kind).entries()) {
        if (!KNOWN.contains(amount.key()) && !ResourceRules.isPages(amount.key())) {
          amount.refuse(
              PodRules.POD_RESOURCES, amount.key() + " cannot be asked for by a pod as a whole");
        }
      }
    }
    if (context.spec().node() instanceof MapNode spec) {
      covers(resources.at("requests"), PodTotals.of(spec, "requests"), false);
      covers(resources.at("limits"), PodTotals.of(spec, "limits"), true);
    }
    limits(resources.at("limits"), context.spec());
  }

  /**
   * A pod asks for at least what its containers ask for. Limits are added up of huge pages only.
   */
  private static void covers(Field amounts, Map<String, BigDecimal> totals, boolean pagesOnly) {
    for (Field amount : amounts.entries()) {
      BigDecimal total = totals.getOrDefault(amount.key(), BigDecimal.ZERO);
      boolean counts = !pagesOnly || ResourceRules.isPages(amount.key());
      Optional<Quantity> own = ResourceRules.quantity(amount);
      if (counts
          && totals.containsKey(amount.key())
          && own.isPresent()
          && own.get().amount().compareTo(total) < 0) {
        amount.refuse(
            PodRules.POD_RESOURCES,
            amount.key()
                + " "
                + amount.shown()
                + " is less than the "
                + total.toPlainString()
                + " of the containers");
      }
    }
  }

  private static void limits(Field limits, Field spec) {
    for (Field limit : limits.entries()) {
      Optional<Quantity> most = ResourceRules.quantity(limit);
      for (Field container : spec.at("containers").items()) {
        Field own = container.at("resources", "limits").at(limit.key());
        if (most.isPresent()
            && ResourceRules.quantity(own).filter(q -> q.compareTo(most.get()) > 0).isPresent()) {
          own.refuse(
              PodRules.POD_RESOURCES,
              limit.key() + " " + own.shown() + " is above the " + limit.shown() + " of the pod");
        }
      }
    }
  }
}
