package dev.plimsoll.environment;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.reference.Offer;
import dev.plimsoll.schema.record.RecordReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code externals:} of an environment file, the objects that exist already, as the cluster
 * calls them:
 *
 * <pre>
 * externals:
 *   - { kind: Secret, namespace: airflow, name: fernet, keys: [fernet-key] }
 *   - { kind: StorageClass.storage.k8s.io, name: "*" }
 * </pre>
 */
final class ExternalList {
  /** The list as a record, for {@link RecordReader}. */
  record Listed(List<ExternalObject> externals) {}

  /** One object; a name or namespace may end in {@code *}, and without keys any key is there. */
  record ExternalObject(String kind, Optional<String> namespace, String name, List<String> keys) {
    ExternalObject {
      KindName.parse(kind);
    }

    ObjectKey key() {
      return new ObjectKey(KindName.parse(kind), namespace, name);
    }

    Externals addTo(Externals externals) {
      return keys.isEmpty()
          ? externals.with(key())
          : externals.with(key(), Offer.ofKeys(Set.copyOf(keys)));
    }

    /** Keys are of what holds files and secrets; others refer to nothing else by a key. */
    private boolean hasStrayKeys() {
      return !keys.isEmpty()
          && !key().kind().equals(KindName.CONFIG_MAP)
          && !key().kind().equals(KindName.SECRET);
    }
  }

  /**
   * What a list declares.
   *
   * @param objects the objects
   * @param entries the entries, as they stand in the list
   */
  record Declared(Externals objects, List<ExternalEntry> entries) {
    /** Refuses what names no object that can exist. */
    void judge(ExternalRules rules, boolean mustSayNamespace) {
      entries.forEach(entry -> rules.judge(entry.object(), entry.where(), mustSayNamespace));
    }
  }

  private final Findings findings;

  ExternalList(Findings findings) {
    this.findings = findings;
  }

  /** The objects; empty if there is an error, which then is in the findings. */
  Optional<Declared> read(MapNode environment, Where where) {
    Node list = environment.find("externals").orElseGet(() -> ListNode.empty(environment.origin()));
    MapNode tree = MapNode.builder(environment.origin()).put("externals", list).build();
    return new RecordReader(findings)
        .read(tree, Listed.class, where)
        .map(listed -> declared(listed, tree, where));
  }

  private Declared declared(Listed listed, MapNode tree, Where where) {
    Externals all = Externals.none();
    var entries = new ArrayList<ExternalEntry>();
    for (int i = 0; i < listed.externals().size(); i++) {
      ExternalObject object = listed.externals().get(i);
      FieldPath path = FieldPath.of("externals").item(i);
      Where at = where.at(path).from(tree.find(path).orElseThrow().origin());
      if (object.hasStrayKeys()) {
        findings.add(
            EnvironmentCodes.BAD_EXTERNAL,
            at.at(path.field("keys")),
            "a " + object.key().kind().kind() + " has no keys that others name",
            "leave \"keys\" out, which is for ConfigMaps and Secrets");
      }
      all = object.addTo(all);
      entries.add(new ExternalEntry(object.key(), at, isElsewhere(at, where)));
    }
    return new Declared(all, List.copyOf(entries));
  }

  private static boolean isElsewhere(Where entry, Where file) {
    return entry.origin().place() instanceof Place.InFile in
        && file.origin().place() instanceof Place.InFile own
        && !in.file().equals(own.file());
  }
}
