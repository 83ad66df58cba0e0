package dev.plimsoll.environment;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.reference.Offer;
import dev.plimsoll.schema.record.RecordReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code externals:} of an environment file, the objects that exist already:
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

    Externals addTo(Externals externals) {
      var key = new ObjectKey(KindName.parse(kind), namespace, name);
      return keys.isEmpty()
          ? externals.with(key)
          : externals.with(key, Offer.ofKeys(Set.copyOf(keys)));
    }
  }

  private final Findings findings;

  ExternalList(Findings findings) {
    this.findings = findings;
  }

  /** The objects; empty if there is an error, which then is in the findings. */
  Optional<Externals> read(MapNode environment, Where where) {
    Node list = environment.find("externals").orElseGet(() -> ListNode.empty(environment.origin()));
    MapNode tree = MapNode.builder(environment.origin()).put("externals", list).build();
    return new RecordReader(findings)
        .read(tree, Listed.class, where)
        .map(
            listed -> {
              Externals all = Externals.none();
              for (ExternalObject object : listed.externals()) {
                all = object.addTo(all);
              }
              return all;
            });
  }
}
