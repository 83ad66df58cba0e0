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

  static final Rule TAINT_RULE =
      rule("PLM3778", "DR8", "spec")
          .says("a rule of taints has a taint with an effect, and names driver, pool and device")
          .fix("write key and effect, and names as ResourceSlices have them")
          .source(RESOURCE, "ValidateDeviceTaintRule")
          .since(KubernetesVersion.V1_37);

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
    }
    config(devices.at("config"), known);
  }

  /**
   * Taints of devices and distinct attributes are behind gates that are off: 1.35 drops the fields,
   * 1.34 does not.
   */
  private static boolean drops(Field field) {
    return field.run().version().equals(KubernetesVersion.V1_35);
  }

  private static void attribute(Field constraint) {
    Field match = constraint.at("matchAttribute");
    Field distinct = constraint.at("distinctAttribute");
    boolean differing = distinct.isGiven() && !drops(constraint);
    if (match.isGiven()) {
      attributeName(match);
    } else if (!differing) {
      match.refuse(CONSTRAINT, "there is no matchAttribute");
    }
    // To 1.36 the server looks at the first of the two only.
    if (differing && (!match.isGiven() || constraint.run().isAtLeast(KubernetesVersion.V1_37))) {
      attributeName(distinct);
    }
  }

  private static void attributeName(Field name) {
    name.refuse(
        CONSTRAINT,
        name.text().isEmpty() ? Optional.of("must not be empty") : qualified(name.text(), true));
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

  private static void toleration(Field toleration) {
    if (drops(toleration)) {
      return;
    }
    if (!toleration.text("effect").isEmpty()) {
      toleration.at("effect").oneOf(REQUEST, effects(toleration.run()));
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

  /** The effects that a taint of a device may have. */
  static List<String> effects(RuleRun run) {
    return run.isAtLeast(KubernetesVersion.V1_36)
        ? List.of("NoSchedule", "NoExecute", "None")
        : List.of("NoSchedule", "NoExecute");
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
  static Optional<String> qualified(String text, boolean domainNeeded) {
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
}
