package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.RESOURCE;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules of claims for devices, their templates, classes and slices; what expressions say is for
 * another stage.
 */
final class DeviceRules {
  static final Rule REQUEST =
      rule("PLM3771", "DR1", "spec.devices.requests")
          .says("a request for devices has a name of its own and names a class")
          .fix("write name, and exactly with deviceClassName")
          .source(RESOURCE, "validateDeviceRequest");
  static final Rule CONSTRAINT =
      rule("PLM3772", "DR2", "spec.devices.constraints")
          .says("a constraint names an attribute, and requests of the claim")
          .fix("write matchAttribute such as example.com/model")
          .source(RESOURCE, "validateDeviceConstraint");
  static final Rule CONFIG =
      rule("PLM3773", "DR3", "spec.devices.config")
          .says("a configuration names its driver and holds an object")
          .fix("write opaque.driver and opaque.parameters")
          .source(RESOURCE, "validateOpaqueConfiguration");
  static final Rule SELECTOR =
      rule("PLM3774", "DR4", "spec.selectors")
          .says("a selector of devices has an expression")
          .fix("write cel.expression")
          .source(RESOURCE, "validateCELSelector");
  static final Rule SLICE =
      rule("PLM3775", "DR5", "spec")
          .says("a slice of devices names its driver, pool and nodes, and each device once")
          .fix("leave ResourceSlices to the driver")
          .source(RESOURCE, "validateResourceSliceSpec");
  static final Rule TEMPLATE =
      rule("PLM3776", "DR6", "spec.metadata")
          .says("metadata of a claim template are labels and annotations")
          .fix("remove the rest")
          .source(RESOURCE, "validateResourceClaimTemplateSpec");

  static final Rule RESOURCE_NAME =
      rule("PLM3777", "DR7", "spec.extendedResourceName")
          .says("the resource that stands for a class of devices has a domain of its own")
          .fix("write for example example.com/gpu")
          .source(RESOURCE, "validateDeviceClassSpec")
          .since(KubernetesVersion.V1_36);

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private DeviceRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void deviceClass(Field root) {
    Field resource = root.at("spec", "extendedResourceName");
    if (resource.isGiven() && !ResourceRules.isExtended(resource.text())) {
      resource.refuse(RESOURCE_NAME, resource.shown() + " is no resource with a domain");
    }
    selectors(root.at("spec", "selectors"));
    config(root.at("spec", "config"), Set.of());
  }

  static void claim(Field root) {
    devices(root.at("spec", "devices"));
  }

  static void template(Field root) {
    Field metadata = root.at("spec", "metadata");
    MetadataRules.checkTemplate(metadata);
    for (Field part : metadata.entries()) {
      boolean zero = part.isText() ? part.text().isEmpty() : part.text().equals("0");
      if (part.isGiven() && !zero && !Set.of("labels", "annotations").contains(part.key())) {
        part.refuse(TEMPLATE, part.key() + " in the metadata of a template");
      }
    }
    devices(root.at("spec", "spec", "devices"));
  }

  private static void devices(Field devices) {
    Field requests = devices.at("requests");
    if (requests.size() > 32) {
      requests.refuse(REQUEST, requests.size() + " requests are more than 32");
    }
    Set<String> names = new HashSet<>();
    Set<String> known = new HashSet<>();
    for (Field request : requests.items()) {
      Field name = request.at("name");
      name.refuse(REQUEST, NameRules.dns1123Label(name.text()));
      if (!names.add(name.text())) {
        name.refuse(REQUEST, name.shown() + " stands twice");
      }
      known.add(name.text());
      request(request, known);
    }
    Field constraints = devices.at("constraints");
    if (constraints.size() > 32) {
      constraints.refuse(CONSTRAINT, constraints.size() + " constraints are more than 32");
    }
    for (Field constraint : constraints.items()) {
      requestNames(constraint.at("requests"), known, CONSTRAINT);
      attribute(constraint);
      distinct(constraint);
    }
    config(devices.at("config"), known);
  }

  private static void attribute(Field constraint) {
    Field match = constraint.at("matchAttribute");
    if (!match.isGiven()) {
      if (!(constraint.has("distinctAttribute")
          && constraint.run().isAtLeast(dev.plimsoll.schema.KubernetesVersion.V1_36))) {
        match.refuse(CONSTRAINT, "there is no matchAttribute");
      }
    } else {
      match.refuse(
          CONSTRAINT,
          match.text().isEmpty()
              ? Optional.of("must not be empty")
              : qualified(match.text(), true));
    }
  }

  private static void distinct(Field constraint) {
    Field distinct = constraint.at("distinctAttribute");
    if (distinct.isGiven()
        && constraint.run().isAtLeast(dev.plimsoll.schema.KubernetesVersion.V1_37)) {
      distinct.refuse(CONSTRAINT, qualified(distinct.text(), true));
    }
  }

  private static void request(Field request, Set<String> known) {
    boolean exactly = request.has("exactly");
    Field first = request.at("firstAvailable");
    boolean listed = !first.isEmpty();
    if (exactly == listed) {
      request.refuse(
          REQUEST,
          exactly ? "both exactly and firstAvailable" : "neither exactly nor firstAvailable");
      return;
    }
    if (exactly) {
      exact(request.at("exactly"));
      return;
    }
    if (first.size() > 8) {
      first.refuse(REQUEST, first.size() + " alternatives are more than 8");
    }
    Set<String> names = new HashSet<>();
    for (Field sub : first.items()) {
      Field name = sub.at("name");
      name.refuse(REQUEST, NameRules.dns1123Label(name.text()));
      if (!names.add(name.text())) {
        name.refuse(REQUEST, name.shown() + " stands twice");
      }
      known.add(request.text("name") + "/" + name.text());
      exact(sub);
    }
  }

  private static void exact(Field request) {
    Field name = request.at("deviceClassName");
    name.refuse(REQUEST, NameRules.dns1123Subdomain(name.text()));
    selectors(request.at("selectors"));
    Field count = request.at("count");
    switch (request.text("allocationMode")) {
      case "All" -> {
        if (count.number(0) != 0) {
          count.refuse(REQUEST, "a count beside allocationMode All");
        }
      }
      case "ExactCount" -> {
        if (count.number(1) <= 0) {
          count.refuse(REQUEST, count.shown() + " must be above 0");
        }
      }
      default ->
          request
              .at("allocationMode")
              .refuse(REQUEST, request.at("allocationMode").shown() + " must be All or ExactCount");
    }
    for (Field toleration : request.at("tolerations").items()) {
      toleration(toleration);
    }
  }

  /** Taints of devices are behind a gate that is off to 1.35: the field is dropped there. */
  private static void toleration(Field toleration) {
    if (!toleration.run().isAtLeast(dev.plimsoll.schema.KubernetesVersion.V1_36)) {
      return;
    }
    Field key = toleration.at("key");
    if (!key.text().isEmpty()) {
      key.refuse(REQUEST, NameRules.labelKey(key.text()));
    }
    Field operator = toleration.at("operator");
    switch (operator.text()) {
      case "", "Equal" ->
          toleration.at("value").refuse(REQUEST, NameRules.labelValue(toleration.text("value")));
      case "Exists" -> {
        if (!toleration.text("value").isEmpty()) {
          toleration.at("value").refuse(REQUEST, "a value beside operator Exists");
        }
      }
      default -> operator.refuse(REQUEST, operator.shown() + " must be Equal or Exists");
    }
  }

  private static void selectors(Field selectors) {
    if (selectors.size() > 32) {
      selectors.refuse(SELECTOR, selectors.size() + " selectors are more than 32");
    }
    for (Field selector : selectors.items()) {
      Field expression = selector.at("cel", "expression");
      if (!selector.has("cel")) {
        selector.at("cel").refuse(SELECTOR, "a selector has no cel");
      } else if (expression.text().isEmpty()) {
        expression.refuse(SELECTOR, "there is no expression");
      } else if (Bytes.of(expression.text()) > 10 * 1024) {
        expression.refuse(SELECTOR, "an expression of over 10 KiB");
      }
    }
  }

  private static void requestNames(Field names, Set<String> known, Rule rule) {
    if (names.size() > 32) {
      names.refuse(rule, names.size() + " requests are more than 32");
    }
    Set<String> seen = new HashSet<>();
    for (Field name : names.items()) {
      if (!known.contains(name.text())) {
        name.refuse(rule, name.shown() + " is no request of the claim");
      }
      if (!seen.add(name.text())) {
        name.refuse(rule, name.shown() + " stands twice");
      }
    }
  }

  private static void config(Field configs, Set<String> known) {
    if (configs.size() > 32) {
      configs.refuse(CONFIG, configs.size() + " configurations are more than 32");
    }
    for (Field config : configs.items()) {
      requestNames(config.at("requests"), known, CONFIG);
      Field opaque = config.at("opaque");
      if (!opaque.isGiven()) {
        opaque.refuse(CONFIG, "there is no opaque");
        continue;
      }
      VolumeRules.driver(opaque.at("driver"), CONFIG);
      Field parameters = opaque.at("parameters");
      if (!parameters.isGiven()) {
        parameters.refuse(CONFIG, "there are no parameters");
      } else if (!(parameters.node() instanceof dev.plimsoll.node.MapNode)) {
        parameters.refuse(CONFIG, parameters.shown() + " must be an object");
      }
    }
  }

  /** An identifier, with a domain before it; where it may be left out, the driver's is meant. */
  private static Optional<String> qualified(String text, boolean domainNeeded) {
    String[] parts = text.split("/", -1);
    if (parts.length == 1 && domainNeeded) {
      return Optional.of("must have a domain name and '/' before the identifier");
    }
    if (parts.length > 2) {
      // The server does not look at names of more parts.
      return Optional.empty();
    }
    if (parts.length == 2) {
      String domain = parts[0].toLowerCase(java.util.Locale.ROOT);
      Optional<String> problem =
          domain.length() > 63
              ? Optional.of("must be at most 63 characters long")
              : NameRules.dns1123Subdomain(domain);
      if (problem.isPresent()) {
        return Optional.of("must have a domain name before '/': it " + problem.get());
      }
    }
    String name = parts[parts.length - 1];
    return name.length() <= 32 && IDENTIFIER.matcher(name).matches()
        ? Optional.empty()
        : Optional.of("must be an identifier of at most 32 letters, digits and '_'");
  }

  static void slice(Field root) {
    Field spec = root.at("spec");
    VolumeRules.driver(spec.at("driver"), SLICE);
    Field pool = spec.at("pool");
    Field name = pool.at("name");
    if (name.text().isEmpty() || name.text().length() > 253) {
      name.refuse(
          SLICE,
          name.text().isEmpty()
              ? "a pool has no name"
              : "the name of a pool is over 253 characters");
    } else {
      for (String part : name.text().split("/", -1)) {
        name.refuse(SLICE, NameRules.dns1123Subdomain(part));
      }
    }
    if (pool.at("resourceSliceCount").number(0) <= 0) {
      pool.at("resourceSliceCount").refuse(SLICE, "resourceSliceCount must be above 0");
    }
    if (pool.at("generation").number(0) < 0) {
      pool.at("generation").refuse(SLICE, "a generation must not be negative");
    }
    nodes(spec);
    Set<String> names = new HashSet<>();
    Field devices = spec.at("devices");
    if (devices.size() > 128) {
      devices.refuse(SLICE, devices.size() + " devices are more than 128");
    }
    for (Field device : devices.items()) {
      Field own = device.at("name");
      own.refuse(SLICE, NameRules.dns1123Label(own.text()));
      if (!names.add(own.text())) {
        own.refuse(SLICE, own.shown() + " stands twice");
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
          SLICE,
          node.text().isEmpty()
              ? Optional.of("must not be empty")
              : NameRules.dns1123Subdomain(node.text()));
    }
    if (spec.has("nodeSelector")) {
      given++;
      PlacementRules.nodeSelector(spec.at("nodeSelector"));
      if (spec.at("nodeSelector", "nodeSelectorTerms").size() != 1) {
        spec.at("nodeSelector", "nodeSelectorTerms").refuse(SLICE, "a slice has exactly one term");
      }
    }
    if (spec.has("allNodes")) {
      if (spec.isTrue("allNodes")) {
        given++;
      } else {
        spec.at("allNodes").refuse(SLICE, "allNodes must be true or left out");
      }
    }
    boolean late = spec.run().isAtLeast(dev.plimsoll.schema.KubernetesVersion.V1_36);
    if (late && spec.isTrue("perDeviceNodeSelection")) {
      given++;
    } else if (late && spec.has("perDeviceNodeSelection")) {
      spec.at("perDeviceNodeSelection")
          .refuse(SLICE, "perDeviceNodeSelection must be true or left out");
    }
    if (late && spec.has("sharedCounters") && spec.has("devices")) {
      spec.at("sharedCounters").refuse(SLICE, "sharedCounters beside devices");
    }
    if (given != 1) {
      spec.refuse(
          SLICE,
          given == 0
              ? "there is none of nodeName, nodeSelector, allNodes and perDeviceNodeSelection"
              : "nodes are chosen in " + given + " ways");
    }
  }

  /**
   * What is shared and bound late is behind gates that are off to 1.35: the fields are dropped
   * there.
   */
  private static void late(Field device) {
    if (!device.run().isAtLeast(dev.plimsoll.schema.KubernetesVersion.V1_36)) {
      return;
    }
    for (Field amount : device.at("capacity").entries()) {
      if (amount.has("requestPolicy") && !device.isTrue("allowMultipleAllocations")) {
        amount
            .at("requestPolicy")
            .refuse(SLICE, "requestPolicy without allowMultipleAllocations: true");
      }
    }
    boolean chosen = List.of("nodeName", "nodeSelector", "allNodes").stream().anyMatch(device::has);
    boolean each = device.parent().parent().isTrue("perDeviceNodeSelection");
    if (chosen && !each) {
      device.refuse(SLICE, "a device chooses nodes without perDeviceNodeSelection");
    }
    Field conditions = device.at("bindingConditions");
    Field failures = device.at("bindingFailureConditions");
    if (conditions.isEmpty() != failures.isEmpty()) {
      (conditions.isEmpty() ? failures : conditions)
          .refuse(SLICE, "bindingConditions and bindingFailureConditions go together");
    }
    for (Field condition : conditions.items()) {
      condition.refuse(SLICE, NameRules.qualifiedName(condition.text()));
    }
    for (Field condition : failures.items()) {
      condition.refuse(SLICE, NameRules.qualifiedName(condition.text()));
    }
  }

  private static void device(Field device) {
    late(device);
    Field attributes = device.at("attributes");
    Field capacity = device.at("capacity");
    if (attributes.size() + capacity.size() > 32) {
      attributes.refuse(
          SLICE,
          attributes.size() + capacity.size() + " attributes and capacities are more than 32");
    }
    for (Field attribute : attributes.entries()) {
      qualified(attribute.key(), false)
          .ifPresent(
              problem ->
                  attribute.refuse(
                      SLICE, "attribute " + Shown.quoted(attribute.key()) + " " + problem));
      long values =
          List.of("int", "bool", "string", "version").stream().filter(attribute::has).count();
      if (values != 1) {
        attribute.refuse(SLICE, "an attribute has " + values + " values");
      }
      if (attribute.text("string").length() > 64) {
        attribute.at("string").refuse(SLICE, "a value of over 64 characters");
      }
      if (attribute.has("version")
          && !attribute
              .text("version")
              .matches(
                  "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?")) {
        attribute
            .at("version")
            .refuse(SLICE, attribute.at("version").shown() + " is no semantic version");
      }
    }
    for (Field amount : capacity.entries()) {
      qualified(amount.key(), false)
          .ifPresent(
              problem ->
                  amount.refuse(SLICE, "capacity " + Shown.quoted(amount.key()) + " " + problem));
    }
  }
}
