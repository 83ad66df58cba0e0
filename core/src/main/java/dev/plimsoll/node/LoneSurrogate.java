package dev.plimsoll.node;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;
import java.util.Optional;

/** Half of a surrogate pair in a text that is to be written. */
final class LoneSurrogate extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LoneSurrogate() {
    super("half of a surrogate pair", null, false, false);
  }

  /** Whether the character at a position is half of a pair whose other half is missing. */
  static boolean isAt(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  /** The exception that tells where in a tree the text is. */
  FindingsException in(Node root) {
    FieldPath path = find(root);
    var subject = new Subject.Named("document", "at " + root.origin().place());
    var where = new Where(subject, path, root.find(path).orElse(root).origin());
    return new FindingsException(
        Finding.of(
            NodeCodes.UNWRITABLE,
            where,
            "the text holds half of a surrogate pair",
            "remove it, or write the whole character"));
  }

  /** The path of the first text of a tree that holds one; of a key, the path of its entry. */
  private static FieldPath find(Node root) {
    return find(root, FieldPath.ROOT).orElse(FieldPath.ROOT);
  }

  private static Optional<FieldPath> find(Node node, FieldPath path) {
    if (node instanceof ScalarNode scalar) {
      return isIn(scalar.text()) ? Optional.of(path) : Optional.empty();
    }
    if (node instanceof EmbeddedNode embedded) {
      return find(embedded.content(), path);
    }
    if (node instanceof MapNode map) {
      for (int i = 0; i < map.size(); i++) {
        FieldPath entry = path.field(map.keyAt(i));
        Optional<FieldPath> found =
            isIn(map.keyAt(i)) ? Optional.of(entry) : find(map.valueAt(i), entry);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    var list = (ListNode) node;
    for (int i = 0; i < list.size(); i++) {
      Optional<FieldPath> found = find(list.get(i), path.item(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isAt(text, i)) {
        return true;
      }
    }
    return false;
  }
}
