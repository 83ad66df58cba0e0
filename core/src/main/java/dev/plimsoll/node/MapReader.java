package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers the entries of one map of a document: keys become texts, merge keys are resolved, and a
 * key that stands twice is a finding.
 */
final class MapReader {
  private static final BigInteger MAX_KEY = BigInteger.valueOf(Long.MAX_VALUE);

  private final DocumentSource source;
  private final Findings findings;
  private final MapNode.Builder map;
  private Set<String> merged = Set.of();
  private Optional<String> key = Optional.empty();
  private boolean isMerge;
  private Origin keyOrigin;

  MapReader(DocumentSource source, Findings findings, Origin origin) {
    this.source = source;
    this.findings = findings;
    this.map = MapNode.builder(origin);
    this.keyOrigin = origin;
  }

  MapNode build() {
    return map.build();
  }

  /** The place of the key that was read last. */
  Origin keyOrigin() {
    return keyOrigin;
  }

  /** Takes a key that is a scalar without a tag. */
  void scalarKey(String text, boolean isPlain, Origin place) {
    keyOrigin = place;
    isMerge = isPlain && text.equals("<<");
    key = isPlain ? KubectlScalar.key(text) : Optional.of(text);
    if (key.isEmpty()) {
      refuse(place, text.isEmpty() ? "nothing" : "\"" + text + "\"");
    } else if (isPlain && KubectlScalar.isOldTruthValue(text)) {
      source.report(
          findings,
          NodeCodes.BOOLEAN_KEY,
          place,
          "the key " + text + " is read as the truth value " + key.get(),
          "write \"" + text + "\" with quotes");
    }
  }

  /** Takes a merge key. */
  void mergeKey(Origin place) {
    keyOrigin = place;
    isMerge = true;
  }

  /** Takes a key of any kind. */
  void key(Node node, Origin place) {
    keyOrigin = place;
    isMerge = false;
    key = node instanceof ScalarNode scalar ? text(scalar) : Optional.empty();
    if (key.isEmpty()) {
      refuse(
          place,
          node instanceof MapNode
              ? "a map"
              : node instanceof ListNode ? "a list" : ((ScalarNode) node).text());
    }
  }

  private static Optional<String> text(ScalarNode scalar) {
    return switch (scalar.kind()) {
      case STRING, BOOL -> Optional.of(scalar.text());
      case INTEGER ->
          Optional.of(scalar.text())
              .filter(number -> new BigInteger(number).compareTo(MAX_KEY) <= 0);
      case DECIMAL -> Optional.of(GoFloat.shortestOfSingle(Double.parseDouble(scalar.text())));
      case NULL -> Optional.empty();
    };
  }

  private void refuse(Origin place, String what) {
    source.report(
        findings, NodeCodes.BAD_KEY, place, what + " cannot be a key", "write a text as the key");
  }

  /** Takes the value of the key that was read last. */
  void value(Node value, boolean isAlias) throws BrokenDocument {
    if (isMerge) {
      merge(value, isAlias);
    } else if (key.isPresent()) {
      put(key.get(), value);
    }
  }

  private void put(String name, Node value) {
    Optional<Node> before = map.find(name);
    if (before.isPresent() && (merged.isEmpty() || !merged.remove(name))) {
      source.reportDuplicate(findings, name, before.get(), value.origin());
    }
    map.put(name, value);
  }

  private void merge(Node value, boolean isAlias) throws BrokenDocument {
    if (value instanceof MapNode one) {
      merge(one);
    } else if (value instanceof ListNode list
        && !isAlias
        && list.items().stream().allMatch(MapNode.class::isInstance)) {
      for (int i = list.size() - 1; i >= 0; i--) {
        merge((MapNode) list.get(i));
      }
    } else {
      throw new BrokenDocument(
          NodeCodes.BAD_MERGE,
          keyOrigin,
          "the merge key << holds no map and no list of maps",
          "give it an alias of a map, or quote the key");
    }
  }

  private void merge(MapNode from) {
    if (merged.isEmpty()) {
      merged = new HashSet<>();
    }
    from.forEach(
        (name, value) -> {
          if (map.has(name) && !merged.contains(name)) {
            source.report(
                findings,
                NodeCodes.MERGE_OVERRIDES,
                keyOrigin,
                "the merge key overrides \"" + name + "\", which stands before it",
                "put << first in its map, or remove \"" + name + "\"");
          }
          merged.add(name);
          map.put(name, value);
        });
  }
}
