package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.DeviceRules.SLICE;

import dev.plimsoll.unit.NameRules;
import dev.plimsoll.unit.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rules of devices that are shared, tainted or bound late. These are behind gates that are off to
 * 1.35: the fields are dropped there.
 */
final class SharedDeviceRules {
  private SharedDeviceRules() {}

  /** Whether a device has what lets a slice hold only 64. */
  static boolean isCostly(Field device) {
    return device.has("taints") || device.has("consumesCounters");
  }

  static void check(Field device) {
    for (Field amount : device.at("capacity").entries()) {
      if (amount.has("requestPolicy")) {
        if (device.isTrue("allowMultipleAllocations")) {
          policy(amount.at("requestPolicy"), amount.at("value"));
        } else {
          amount
              .at("requestPolicy")
              .refuse(SLICE, "requestPolicy without allowMultipleAllocations: true");
        }
      }
    }
    nodes(device);
    conditions(device);
    taints(device.at("taints"));
    consumed(device.at("consumesCounters"));
  }

  private static void nodes(Field device) {
    boolean each = device.parent().parent().isTrue("perDeviceNodeSelection");
    long chosen = Stream.of("nodeName", "nodeSelector", "allNodes").filter(device::has).count();
    if (!each) {
      if (chosen > 0) {
        device.refuse(SLICE, "a device chooses nodes without perDeviceNodeSelection");
      }
      return;
    }
    if (chosen != 1) {
      device.refuse(
          SLICE,
          chosen == 0
              ? "a device has none of nodeName, nodeSelector and allNodes"
              : "a device chooses nodes in " + chosen + " ways");
    }
    if (device.has("nodeName")) {
      device.at("nodeName").refuse(SLICE, NameRules.dns1123Subdomain(device.text("nodeName")));
    }
    if (device.has("allNodes") && !device.isTrue("allNodes")) {
      device.at("allNodes").refuse(SLICE, "allNodes must be true or left out");
    }
    if (device.has("nodeSelector")) {
      PlacementRules.nodeSelector(device.at("nodeSelector"));
    }
  }

  private static void conditions(Field device) {
    Field conditions = device.at("bindingConditions");
    Field failures = device.at("bindingFailureConditions");
    if (conditions.isEmpty() != failures.isEmpty()) {
      (conditions.isEmpty() ? failures : conditions)
          .refuse(SLICE, "bindingConditions and bindingFailureConditions go together");
    }
    Set<String> seen = new HashSet<>();
    for (Field list : List.of(conditions, failures)) {
      if (list.size() > 4) {
        list.refuse(SLICE, list.size() + " conditions are more than 4");
      }
      for (Field condition : list.items()) {
        condition.refuse(SLICE, NameRules.qualifiedName(condition.text()));
        if (!seen.add(condition.text())) {
          condition.refuse(SLICE, condition.shown() + " stands twice");
        }
      }
    }
  }

  private static void taints(Field taints) {
    if (taints.size() > 16) {
      taints.refuse(SLICE, taints.size() + " taints are more than 16");
    }
    taints.items().forEach(taint -> taint(taint, SLICE));
  }

  private static void taint(Field taint, Rule rule) {
    taint.at("key").refuse(rule, NameRules.labelKey(taint.text("key")));
    taint.at("value").refuse(rule, NameRules.labelValue(taint.text("value")));
    Field effect = taint.at("effect");
    if (effect.text().isEmpty()) {
      effect.refuse(rule, "a taint has no effect");
    } else {
      effect.oneOf(rule, DeviceRules.effects(taint.run()));
    }
  }

  /** A rule that taints devices; a selector without a field is not asked for it. */
  static void taintRule(Field root) {
    Field spec = root.at("spec");
    taint(spec.at("taint"), DeviceRules.TAINT_RULE);
    Field selector = spec.at("deviceSelector");
    if (selector.has("driver")) {
      VolumeRules.driver(selector.at("driver"), DeviceRules.TAINT_RULE);
    }
    if (selector.has("pool")) {
      SliceRules.pool(selector.at("pool"), DeviceRules.TAINT_RULE);
    }
    if (selector.has("device")) {
      selector
          .at("device")
          .refuse(DeviceRules.TAINT_RULE, NameRules.dns1123Label(selector.text("device")));
    }
  }

  private static void consumed(Field sets) {
    if (sets.size() > 2) {
      sets.refuse(SLICE, sets.size() + " sets of counters are more than 2");
    }
    sets(sets, "counterSet");
  }

  /** What a slice has to share among its devices. */
  static void counters(Field spec) {
    Field sets = spec.at("sharedCounters");
    if (sets.size() > 8) {
      sets.refuse(SLICE, sets.size() + " sets of counters are more than 8");
    }
    sets(sets, "name");
  }

  private static void sets(Field sets, String key) {
    Set<String> names = new HashSet<>();
    for (Field set : sets.items()) {
      Field name = set.at(key);
      name.refuse(SLICE, NameRules.dns1123Label(name.text()));
      if (!names.add(name.text())) {
        name.refuse(SLICE, name.shown() + " stands twice");
      }
      Field counters = set.at("counters");
      if (counters.isEmpty() || counters.size() > 32) {
        counters.refuse(SLICE, "a set has 1 to 32 counters, not " + counters.size());
      }
      for (Field counter : counters.entries()) {
        NameRules.dns1123Label(counter.key())
            .ifPresent(
                problem ->
                    counter.refuse(
                        SLICE, "counter " + Shown.quoted(counter.key()) + " " + problem));
      }
    }
  }

  private static void policy(Field policy, Field value) {
    Field values = policy.at("validValues");
    Field range = policy.at("validRange");
    Optional<Quantity> least = ResourceRules.quantity(policy.at("default"));
    if (!values.isEmpty() && range.isGiven()) {
      policy.refuse(SLICE, "both validValues and validRange");
      return;
    }
    if ((!values.isEmpty() || range.isGiven()) && least.isEmpty()) {
      policy.at("default").refuse(SLICE, "a policy has no default");
      return;
    }
    if (!values.isEmpty()) {
      values(values, least.get(), value);
    }
    if (range.isGiven()) {
      range(range, least.get(), value);
    }
  }

  private static void values(Field values, Quantity standard, Field value) {
    if (values.size() > 10) {
      values.refuse(SLICE, values.size() + " values are more than 10");
    }
    boolean found = false;
    Optional<Quantity> before = Optional.empty();
    for (Field item : values.items()) {
      Optional<Quantity> amount = ResourceRules.quantity(item);
      if (amount.isEmpty()) {
        continue;
      }
      if (before.filter(b -> b.compareTo(amount.get()) >= 0).isPresent()) {
        item.refuse(SLICE, item.shown() + " must be more than the value before it");
      }
      before = amount;
      atMost(item, amount.get(), value);
      found |= amount.get().compareTo(standard) == 0;
    }
    if (!found) {
      values.refuse(SLICE, "the default is none of validValues");
    }
  }

  private static void range(Field range, Quantity standard, Field value) {
    Field lower = range.at("min");
    Optional<Quantity> min = ResourceRules.quantity(lower);
    if (min.isEmpty()) {
      lower.refuse(SLICE, "a range has no min");
      return;
    }
    atMost(lower, min.get(), value);
    if (standard.compareTo(min.get()) < 0) {
      range.refuse(SLICE, "the default is less than min");
    }
    Field upper = range.at("max");
    Optional<Quantity> max = ResourceRules.quantity(upper);
    if (max.isPresent()) {
      atMost(upper, max.get(), value);
      if (max.get().compareTo(min.get()) < 0) {
        upper.refuse(SLICE, "max is less than min");
      }
      if (standard.compareTo(max.get()) > 0) {
        range.refuse(SLICE, "the default is more than max");
      }
    }
    Field step = range.at("step");
    ResourceRules.quantity(step)
        .filter(size -> size.signum() > 0)
        .ifPresent(
            size -> {
              if (max.filter(most -> isBetween(most, min.get(), size)).isPresent()
                  || isBetween(standard, min.get(), size)) {
                step.refuse(SLICE, "max and the default must be whole steps from min");
              }
            });
  }

  private static boolean isBetween(Quantity amount, Quantity min, Quantity step) {
    return amount.minus(min).amount().remainder(step.amount()).signum() != 0;
  }

  private static void atMost(Field field, Quantity amount, Field value) {
    if (ResourceRules.quantity(value).filter(all -> amount.compareTo(all) > 0).isPresent()) {
      field.refuse(SLICE, field.shown() + " is more than the capacity");
    }
  }
}
