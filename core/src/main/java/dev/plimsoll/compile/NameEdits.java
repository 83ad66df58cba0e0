package dev.plimsoll.compile;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.Answer;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.Meaning;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.References;
import dev.plimsoll.reference.Span;
import dev.plimsoll.reference.TargetKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes new names into the trees of objects. What does not change is shared with the tree before.
 */
final class NameEdits {
  private static final FieldPath NAME = FieldPath.of("metadata", "name");

  private final References references;
  private final NewNames names;
  private final ServiceAddresses addresses;
  private final Map<Manifest, List<Definition.Made>> made = new HashMap<>();

  NameEdits(References references, NewNames names, ServiceAddresses addresses) {
    this.references = references;
    this.names = names;
    this.addresses = addresses;
    for (Definition.Made one : references.made()) {
      if (one.isNamedByField()) {
        made.computeIfAbsent(one.maker(), maker -> new ArrayList<>()).add(one);
      }
    }
  }

  /**
   * A part of a text and what stands there afterwards.
   *
   * @param span the part
   * @param text the new text
   */
  record Replacement(Span span, String text) {}

  /** The object with new names, its own without a hash. */
  Manifest apply(Manifest manifest) {
    var edits = new LinkedHashMap<FieldPath, List<Replacement>>();
    for (Reference reference : references.from(manifest)) {
      rewritten(reference)
          .ifPresent(text -> add(edits, reference.path(), new Replacement(reference.span(), text)));
    }
    for (Definition.Made one : made.getOrDefault(manifest, List.of())) {
      String name = one.key().name();
      String after = names.of(one, name);
      if (!after.equals(name)) {
        add(edits, one.field(), new Replacement(new Span(0, name.length()), after));
      }
    }
    Node tree = NameMarks.without(manifest.tree());
    for (Map.Entry<FieldPath, List<Replacement>> edit : edits.entrySet()) {
      tree = replaced(tree, edit.getKey(), edit.getValue());
    }
    tree = addresses.rewrite(tree, manifest, edits.keySet());
    return renamed(manifest.withTree((MapNode) tree), names.of(manifest).name());
  }

  private static void add(
      Map<FieldPath, List<Replacement>> edits, FieldPath path, Replacement replacement) {
    List<Replacement> there = edits.computeIfAbsent(path, p -> new ArrayList<>(1));
    if (!there.contains(replacement)) {
      there.add(replacement);
    }
  }

  /** What a reference says afterwards; empty if it stays. */
  private Optional<String> rewritten(Reference reference) {
    if (!(reference.rule().meaning() instanceof Meaning.NamesObject names)) {
      return Optional.empty();
    }
    String written = reference.name();
    String after = written;
    if (names.target() instanceof TargetKind.OneOf one
        && one.kinds().equals(List.of(KindName.NAMESPACE))) {
      after = this.names.namespace(written);
    } else if (reference.answer() instanceof Answer.Found found) {
      after = this.names.of(found.object(), written);
    }
    return after.equals(written) ? Optional.empty() : Optional.of(after);
  }

  private static Node replaced(Node tree, FieldPath path, List<Replacement> replacements) {
    var scalar = (ScalarNode) tree.find(path).orElseThrow();
    var text = new StringBuilder(scalar.text());
    replacements.stream()
        .sorted(Comparator.comparing((Replacement r) -> r.span().start()).reversed())
        .forEach(r -> text.replace(r.span().start(), r.span().end(), r.text()));
    return Nodes.set(tree, path, ScalarNode.string(text.toString(), origin(scalar)));
  }

  /**
   * The origin of what this stage rewrites: its layer, and the place where the old text was
   * written.
   */
  static Origin origin(Node node) {
    return new Origin(Layer.NAME, node.origin().place());
  }

  /** The object with another name of its own. */
  Manifest renamed(Manifest manifest, String name) {
    if (manifest.identity().name().equals(name)) {
      return manifest;
    }
    Node before = manifest.find(NAME).orElseThrow();
    return manifest.map(
        tree -> (MapNode) Nodes.set(tree, NAME, ScalarNode.string(name, origin(before))));
  }
}
