package dev.plimsoll.reference;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.PathPattern.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object to look for references in: a manifest, or an object that stands in an embedded document
 * of one (a pod template in a ConfigMap, a SparkApplication in a workflow).
 *
 * @param manifest the manifest
 * @param root where the object begins, {@link FieldPath#ROOT} for the manifest itself
 * @param tree the object
 * @param kind its kind
 * @param namespace its namespace; empty if it is of the cluster, or embedded and does not say
 */
record Document(
    Manifest manifest, FieldPath root, MapNode tree, KindName kind, Optional<String> namespace) {
  /** A field that has a rule. */
  record Hit(Document document, FieldPath path, Node node, ReferenceRule rule) {}

  /** The manifest and the objects embedded in it. */
  static List<Document> of(Manifest manifest) {
    var all = new ArrayList<Document>(1);
    all.add(
        new Document(
            manifest,
            FieldPath.ROOT,
            manifest.tree(),
            KindName.of(manifest),
            manifest.identity().namespace()));
    if (hasEmbedded(manifest.tree())) {
      embedded(manifest, manifest.tree(), FieldPath.ROOT, false, all);
    }
    return all;
  }

  boolean isEmbedded() {
    return !root.isRoot();
  }

  private static boolean hasEmbedded(Node node) {
    if (node instanceof MapNode map) {
      for (int i = 0; i < map.size(); i++) {
        if (hasEmbedded(map.valueAt(i))) {
          return true;
        }
      }
      return false;
    }
    if (node instanceof ListNode list) {
      for (int i = 0; i < list.size(); i++) {
        if (hasEmbedded(list.get(i))) {
          return true;
        }
      }
      return false;
    }
    return node instanceof EmbeddedNode;
  }

  private static void embedded(
      Manifest manifest, Node node, FieldPath path, boolean inside, List<Document> into) {
    if (node instanceof EmbeddedNode embedded) {
      embedded(manifest, embedded.content(), path, true, into);
    } else if (node instanceof MapNode map) {
      Optional<String> apiVersion = inside ? map.findText("apiVersion") : Optional.empty();
      Optional<String> kind =
          inside
              ? map.findText("kind").filter(text -> !text.isEmpty() && text.indexOf('.') < 0)
              : Optional.empty();
      if (apiVersion.isPresent() && kind.isPresent()) {
        Optional<String> namespace =
            map.findMap("metadata").flatMap(metadata -> metadata.findText("namespace"));
        into.add(
            new Document(
                manifest,
                path,
                map,
                KindName.ofApiVersion(apiVersion.get(), kind.get()),
                namespace));
      }
      for (int i = 0; i < map.size(); i++) {
        embedded(manifest, map.valueAt(i), path.field(map.keyAt(i)), inside, into);
      }
    } else if (node instanceof ListNode list) {
      for (int i = 0; i < list.size(); i++) {
        embedded(manifest, list.get(i), path.item(i), inside, into);
      }
    }
  }

  /** The fields that have a rule, in the order in which they stand in the object. */
  List<Hit> hits(ReferenceCatalogue catalogue) {
    var hits = new ArrayList<Hit>();
    if (catalogue.knows(kind)) {
      walk(tree, root, catalogue.tree(kind), hits);
    }
    return hits;
  }

  private void walk(Node node, FieldPath path, RuleTree rules, List<Hit> hits) {
    for (ReferenceRule rule : rules.rules()) {
      hits.add(new Hit(this, path, node, rule));
    }
    if (node instanceof EmbeddedNode embedded) {
      descend(embedded.content(), path, rules, hits);
    } else {
      descend(node, path, rules, hits);
    }
  }

  private void descend(Node node, FieldPath path, RuleTree rules, List<Hit> hits) {
    if (node instanceof MapNode map) {
      for (int i = 0; i < map.size(); i++) {
        String key = map.keyAt(i);
        RuleTree below = rules.field(key);
        if (below != null) {
          walk(map.valueAt(i), path.field(key), below, hits);
        }
        if (rules.eachEntry() != null) {
          walk(map.valueAt(i), path.field(key), rules.eachEntry(), hits);
        }
      }
    } else if (node instanceof ListNode list) {
      for (int i = 0; i < list.size(); i++) {
        if (rules.eachItem() != null) {
          walk(list.get(i), path.item(i), rules.eachItem(), hits);
        }
        for (Map.Entry<Step.ItemWith, RuleTree> entry : rules.itemsWith().entrySet()) {
          Step.ItemWith wanted = entry.getKey();
          if (list.get(i) instanceof MapNode item
              && item.findText(wanted.key()).filter(wanted.value()::equals).isPresent()) {
            walk(item, path.item(i), entry.getValue(), hits);
          }
        }
      }
    }
  }

  /**
   * The text of a scalar of this object, wherever it stands; empty if it is not there or not a
   * scalar with text.
   */
  Optional<String> text(FieldPath path) {
    return manifest
        .find(path)
        .filter(node -> node instanceof ScalarNode scalar && !scalar.isNull())
        .map(node -> ((ScalarNode) node).text());
  }

  /** The texts that a way leads to from a field; {@code *} steps fan out. */
  List<String> texts(RelativePath way, FieldPath field) {
    var found = new ArrayList<String>();
    manifest.find(way.start(root, field)).ifPresent(start -> texts(start, way.fields(), 0, found));
    return found;
  }

  private static void texts(Node node, List<String> fields, int depth, List<String> found) {
    if (depth == fields.size()) {
      if (node instanceof ScalarNode scalar && !scalar.isNull()) {
        found.add(scalar.text());
      }
    } else if (node instanceof MapNode map) {
      map.find(fields.get(depth)).ifPresent(child -> texts(child, fields, depth + 1, found));
    } else if (node instanceof ListNode list && fields.get(depth).equals("*")) {
      list.forEach(item -> texts(item, fields, depth + 1, found));
    }
  }
}
