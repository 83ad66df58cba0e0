package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.unit.NameRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of persistent volume claims, also as templates. */
final class ClaimRules {
  static final Rule ACCESS =
      rule("PLM3701", "Q1", "spec.accessModes")
          .says("a claim has access modes that are known; ReadWriteOncePod stands alone")
          .fix("write ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod")
          .source(CORE, "ValidatePersistentVolumeClaimSpec");
  static final Rule SIZE =
      rule("PLM3702", "Q2", "spec.resources.requests.storage")
          .says("a claim asks for storage")
          .fix("write an amount above 0, for example 10Gi")
          .source(CORE, "ValidatePersistentVolumeClaimSpec");
  static final Rule CLASS =
      rule("PLM3703", "Q3", "spec.storageClassName")
          .says("a class is a domain name, volumeMode Filesystem or Block")
          .fix("write the name of a class, or \"\" for none")
          .source(CORE, "ValidatePersistentVolumeClaimSpec");
  static final Rule SOURCE =
      rule("PLM3704", "Q4", "spec.dataSourceRef")
          .says(
              "a data source has a kind and a name, and dataSource says the same as dataSourceRef")
          .fix("leave one of them")
          .source(CORE, "validateDataSourceRef");

  private static final List<String> MODES =
      List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");

  private ClaimRules() {}

  private static Rule.Draft rule(String code, String id, String path) {
    return Rule.of(code, id).at(path);
  }

  static void check(Field claim) {
    spec(claim.at("spec"), false);
  }

  /** A claim that is still to be made: the server drops nothing from its template. */
  static void template(Field spec) {
    spec(spec, true);
  }

  private static void spec(Field spec, boolean template) {
    Field modes = spec.at("accessModes");
    if (modes.isEmpty()) {
      modes.refuse(ACCESS, "there is no access mode");
    }
    accessModes(modes, ACCESS);
    SelectorRules.check(spec.at("selector"));
    storage(spec);
    Field storageClass = spec.at("storageClassName");
    if (!storageClass.text().isEmpty()) {
      storageClass.refuse(CLASS, NameRules.dns1123Subdomain(storageClass.text()));
    }
    Field attributes = spec.at("volumeAttributesClassName");
    if (!attributes.text().isEmpty()) {
      attributes.refuse(CLASS, NameRules.dns1123Subdomain(attributes.text()));
    }
    if (spec.has("volumeMode")) {
      spec.at("volumeMode").oneOf(CLASS, List.of("Block", "Filesystem"));
    }
    source(spec, template);
  }

  /** Access modes of a claim or a volume. */
  static void accessModes(Field modes, Rule rule) {
    boolean once = false;
    boolean other = false;
    for (Field mode : modes.items()) {
      if (!MODES.contains(mode.text())) {
        mode.refuse(rule, mode.shown() + " must be " + Shown.either(MODES));
      }
      once |= mode.text().equals("ReadWriteOncePod");
      other |= !mode.text().equals("ReadWriteOncePod");
    }
    if (once && other) {
      modes.refuse(rule, "ReadWriteOncePod stands beside another mode");
    }
  }

  private static void storage(Field spec) {
    Field storage = spec.at("resources", "requests", "storage");
    if (!spec.at("resources", "requests").has("storage")) {
      storage.refuse(SIZE, "there is no request for storage");
    } else if (ResourceRules.quantity(storage).filter(size -> size.signum() <= 0).isPresent()) {
      storage.refuse(SIZE, storage.shown() + " must be above 0");
    }
  }

  private static void source(Field spec, boolean template) {
    Field source = spec.at("dataSource");
    Field ref = spec.at("dataSourceRef");
    if (template && source.isGiven() && !ref.text("namespace").isEmpty()) {
      source.refuse(SOURCE, "dataSource beside a dataSourceRef with a namespace");
    }
    // Sources in other namespaces are behind a gate that is off: the server drops the reference of
    // a claim, though not that of a template.
    boolean elsewhere = !ref.text("namespace").isEmpty();
    boolean referred = ref.isGiven() && (template || !elsewhere);
    boolean kept = source.isGiven() && (template || referred || isKept(source));
    if (kept) {
      named(source);
    }
    if (!referred) {
      return;
    }
    named(ref);
    if (elsewhere) {
      ref.at("namespace").refuse(SOURCE, NameRules.dns1123Label(ref.text("namespace")));
      return;
    }
    Set<String> differing = new HashSet<>();
    for (String key : List.of("apiGroup", "kind", "name")) {
      if (!source.text(key).equals(ref.text(key))) {
        differing.add(key);
      }
    }
    if (kept && !differing.isEmpty()) {
      ref.refuse(SOURCE, "dataSourceRef differs from dataSource");
    }
  }

  /** A source of another kind than a claim or a snapshot is dropped without a word. */
  private static boolean isKept(Field source) {
    boolean claim =
        source.text("kind").equals("PersistentVolumeClaim") && source.text("apiGroup").isEmpty();
    return claim
        || (source.text("kind").equals("VolumeSnapshot")
            && source.text("apiGroup").equals("snapshot.storage.k8s.io"));
  }

  private static void named(Field source) {
    for (String key : List.of("name", "kind")) {
      if (source.text(key).isEmpty()) {
        source.at(key).refuse(SOURCE, "a data source without " + key);
      }
    }
    Field group = source.at("apiGroup");
    if (group.text().isEmpty()
        && !source.text("kind").equals("PersistentVolumeClaim")
        && !source.text("kind").isEmpty()) {
      source
          .at("kind")
          .refuse(
              SOURCE,
              source.at("kind").shown() + " of the core group must be PersistentVolumeClaim");
    }
    if (!group.text().isEmpty()) {
      group.refuse(SOURCE, NameRules.dns1123Subdomain(group.text()));
    }
  }
}
