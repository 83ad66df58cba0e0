package dev.plimsoll.testing;

import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.testing.internal.Shown;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;

/** Assertions on the value of a field, which is there. */
@API(status = API.Status.EXPERIMENTAL)
public final class FieldAssert extends AbstractAssert<FieldAssert, Node> {
  private final Manifest manifest;
  private final String path;

  FieldAssert(Manifest manifest, String path, Node actual) {
    super(actual, FieldAssert.class);
    this.manifest = manifest;
    this.path = path;
  }

  /**
   * Verifies the value. The order of a list counts, that of the keys of a map does not; {@code
   * "500m"} and {@code "0.5"} differ, and so do the text {@code "2"} and the number {@code 2}.
   *
   * @param expected a text, number, truth value, list, map, or an object of fabric8
   */
  @Override
  public FieldAssert isEqualTo(Object expected) {
    Node node = ObjectNodes.from(expected, Origin.UNKNOWN);
    if (!actual.equals(node)) {
      throw failure(
          "Expecting %s to have at %s\n%s\nbut it is\n%s\nwritten by %s",
          manifest, path, Shown.indented(node), Shown.indented(actual), actual.origin());
    }
    return this;
  }

  /** Verifies that the value is another. */
  @Override
  public FieldAssert isNotEqualTo(Object other) {
    if (actual.equals(ObjectNodes.from(other, Origin.UNKNOWN))) {
      throw failure(
          "Expecting %s to have at %s another value than\n%s\nwritten by %s",
          manifest, path, Shown.indented(actual), actual.origin());
    }
    return this;
  }

  /**
   * Verifies that a list has all of these items, in any order and among others.
   *
   * @param items texts, numbers, truth values, lists or maps
   */
  public FieldAssert contains(Object... items) {
    List<Node> present = list().items();
    for (Object item : items) {
      Node node = ObjectNodes.from(item, Origin.UNKNOWN);
      if (!present.contains(node)) {
        throw failure(
            "Expecting %s to have in the list %s\n%s\nbut it is\n%s\nwritten by %s",
            manifest, path, Shown.indented(node), Shown.indented(actual), actual.origin());
      }
    }
    return this;
  }

  /** Verifies how many items a list has. */
  public FieldAssert hasSize(int expected) {
    int size = list().size();
    if (size != expected) {
      throw failure(
          "Expecting %s to have %s items in %s, but there are %s\n%s\nwritten by %s",
          manifest, expected, path, size, Shown.indented(actual), actual.origin());
    }
    return this;
  }

  private ListNode list() {
    if (actual instanceof ListNode list) {
      return list;
    }
    throw failure(
        "Expecting %s to have a list at %s, but it is\n%s\nwritten by %s",
        manifest, path, Shown.indented(actual), actual.origin());
  }

  /**
   * The text of the value, for AssertJ's assertions on texts: that of a text, number or truth
   * value, or of a document inside the object.
   */
  public AbstractStringAssert<?> text() {
    String text = actual instanceof ScalarNode scalar ? scalar.text() : Shown.text(actual);
    if (actual instanceof ScalarNode || actual instanceof EmbeddedNode) {
      return Assertions.assertThat(text)
          .as("%s at %s, written by %s", manifest, path, actual.origin());
    }
    throw failure(
        "Expecting %s to have a text at %s, but it is\n%s\nwritten by %s",
        manifest, path, Shown.indented(actual), actual.origin());
  }

  /**
   * Verifies which layer wrote the value last, for example that an overlay had its way.
   *
   * @param expected for example {@link Layer#OVERLAY}
   */
  public FieldAssert isWrittenIn(Layer expected) {
    if (actual.origin().layer() != expected) {
      throw failure(
          "Expecting %s to have at %s a value of layer\n  %s\nbut it is written by\n  %s",
          manifest, path, expected.word(), actual.origin());
    }
    return this;
  }
}
