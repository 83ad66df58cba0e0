package dev.plimsoll.check.admission;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of the slices in which drivers list their devices. */
final class SliceRules {
  private SliceRules() {}

  /** The name of a pool of devices. */
  static void pool(Field name, Rule rule) {
    if (name.text().isEmpty() || name.text().length() > 253) {
      name.refuse(
          rule,
          name.text().isEmpty()
              ? "a pool has no name"
              : "the name of a pool is over 253 characters");
    } else {
      for (String part : name.text().split("/", -1)) {
        name.refuse(rule, NameRules.dns1123Subdomain(part));
      }
    }
  }

  static void slice(Field root) {
    Field spec = root.at("spec");
    VolumeRules.driver(spec.at("driver"), DeviceRules.SLICE);
    Field pool = spec.at("pool");
    pool(pool.at("name"), DeviceRules.SLICE);
    if (pool.at("resourceSliceCount").number(0) <= 0) {
      pool.at("resourceSliceCount").refuse(DeviceRules.SLICE, "resourceSliceCount must be above 0");
    }
    if (pool.at("generation").number(0) < 0) {
      pool.at("generation").refuse(DeviceRules.SLICE, "a generation must not be negative");
    }
    nodes(spec);
    Set<String> names = new HashSet<>();
    Field devices = spec.at("devices");
    boolean late = spec.run().isAtLeast(KubernetesVersion.V1_36);
    if (late) {
      SharedDeviceRules.counters(spec);
    }
    int most = late && devices.items().stream().anyMatch(SharedDeviceRules::isCostly) ? 64 : 128;
    if (devices.size() > most) {
      devices.refuse(DeviceRules.SLICE, devices.size() + " devices are more than " + most);
    }
    for (Field device : devices.items()) {
      Field own = device.at("name");
      own.refuse(DeviceRules.SLICE, NameRules.dns1123Label(own.text()));
      if (!names.add(own.text())) {
        own.refuse(DeviceRules.SLICE, own.shown() + " stands twice");
      }
      device(device);
    }
  }

  private static void nodes(Field spec) {
    int given = 0;
    Field node = spec.at("nodeName");
    if (node.isGiven()) {
      given++;
      node.refuse(
          DeviceRules.SLICE,
          node.text().isEmpty()
              ? Optional.of("must not be empty")
              : NameRules.dns1123Subdomain(node.text()));
    }
    if (spec.has("nodeSelector")) {
      given++;
      PlacementRules.nodeSelector(spec.at("nodeSelector"));
      if (spec.at("nodeSelector", "nodeSelectorTerms").size() != 1) {
        spec.at("nodeSelector", "nodeSelectorTerms")
            .refuse(DeviceRules.SLICE, "a slice has exactly one term");
      }
    }
    if (spec.has("allNodes")) {
      if (spec.isTrue("allNodes")) {
        given++;
      } else {
        spec.at("allNodes").refuse(DeviceRules.SLICE, "allNodes must be true or left out");
      }
    }
    boolean late = spec.run().isAtLeast(KubernetesVersion.V1_36);
    if (late && spec.isTrue("perDeviceNodeSelection")) {
      given++;
    } else if (late && spec.has("perDeviceNodeSelection")) {
      spec.at("perDeviceNodeSelection")
          .refuse(DeviceRules.SLICE, "perDeviceNodeSelection must be true or left out");
    }
    if (late && spec.has("sharedCounters") && spec.has("devices")) {
      spec.at("sharedCounters").refuse(DeviceRules.SLICE, "sharedCounters beside devices");
    }
    if (given != 1) {
      spec.refuse(
          DeviceRules.SLICE,
          given == 0
              ? "there is none of nodeName, nodeSelector, allNodes and perDeviceNodeSelection"
              : "nodes are chosen in " + given + " ways");
    }
  }

  private static void device(Field device) {
    if (device.run().isAtLeast(KubernetesVersion.V1_36)) {
      SharedDeviceRules.check(device);
    }
    Field attributes = device.at("attributes");
    Field capacity = device.at("capacity");
    if (attributes.size() + capacity.size() > 32) {
      attributes.refuse(
          DeviceRules.SLICE,
          attributes.size() + capacity.size() + " attributes and capacities are more than 32");
    }
    for (Field attribute : attributes.entries()) {
      DeviceRules.qualified(attribute.key(), false)
          .ifPresent(
              problem ->
                  attribute.refuse(
                      DeviceRules.SLICE,
                      "attribute " + Shown.quoted(attribute.key()) + " " + problem));
      long values =
          List.of("int", "bool", "string", "version").stream().filter(attribute::has).count();
      if (values != 1) {
        attribute.refuse(DeviceRules.SLICE, "an attribute has " + values + " values");
      }
      if (attribute.text("string").length() > 64) {
        attribute.at("string").refuse(DeviceRules.SLICE, "a value of over 64 characters");
      }
      if (attribute.has("version")
          && !attribute
              .text("version")
              .matches(
                  "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?")) {
        attribute
            .at("version")
            .refuse(DeviceRules.SLICE, attribute.at("version").shown() + " is no semantic version");
      }
    }
    for (Field amount : capacity.entries()) {
      DeviceRules.qualified(amount.key(), false)
          .ifPresent(
              problem ->
                  amount.refuse(
                      DeviceRules.SLICE, "capacity " + Shown.quoted(amount.key()) + " " + problem));
    }
  }
}
