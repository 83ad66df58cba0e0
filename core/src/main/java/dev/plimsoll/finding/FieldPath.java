package dev.plimsoll.finding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The way from the root of a document to a value: field names and list positions.
 *
 * <p>Written as the API server writes it: {@code spec.containers[0].image}, and {@code
 * metadata.labels[app.kubernetes.io/name]} for a key that is not a plain field name. Immutable; a
 * path shares its parent.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class FieldPath implements Comparable<FieldPath> {
  /** The root of a document. */
  public static final FieldPath ROOT = new FieldPath(null, "", -1);

  private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");
  private static final Pattern POSITION = Pattern.compile("0|[1-9]\\d{0,8}");

  private final FieldPath parent;
  private final String key;
  private final int index;

  private FieldPath(FieldPath parent, String key, int index) {
    this.parent = parent;
    this.key = key;
    this.index = index;
  }

  /** The path of field names, for example {@code of("spec", "replicas")}. */
  public static FieldPath of(String... keys) {
    FieldPath path = ROOT;
    for (String key : keys) {
      path = path.field(key);
    }
    return path;
  }

  /**
   * The path of a JSON pointer (RFC 6901). A step of digits without a leading zero is a list
   * position, since only the document can tell.
   *
   * @throws IllegalArgumentException if the pointer is not empty and does not begin with a slash,
   *     or has a tilde that neither 0 nor 1 follows
   */
  public static FieldPath ofPointer(String pointer) {
    FieldPath path = ROOT;
    if (pointer.isEmpty()) {
      return path;
    }
    if (pointer.charAt(0) != '/') {
      throw new IllegalArgumentException(
          "JSON pointer \"" + pointer + "\" does not begin with a slash");
    }
    for (String step : pointer.substring(1).split("/", -1)) {
      if (BAD_ESCAPE.matcher(step).find()) {
        throw new IllegalArgumentException(
            "JSON pointer \"" + pointer + "\" has a ~ that stands before neither 0 nor 1");
      }
      String key = step.replace("~1", "/").replace("~0", "~");
      path = POSITION.matcher(key).matches() ? path.item(Integer.parseInt(key)) : path.field(key);
    }
    return path;
  }

  /** This path and one field name more. */
  public FieldPath field(String name) {
    return new FieldPath(this, Objects.requireNonNull(name, "name"), -1);
  }

  /** This path and one list position more, from 0. */
  public FieldPath item(int position) {
    if (position < 0) {
      throw new IllegalArgumentException("list position " + position + " is negative");
    }
    return new FieldPath(this, "", position);
  }

  /** Whether this is {@link #ROOT}. */
  public boolean isRoot() {
    return parent == null;
  }

  /**
   * The path without its last step.
   *
   * @throws IllegalStateException if this is the root
   */
  public FieldPath parent() {
    if (parent == null) {
      throw new IllegalStateException("the root has no parent");
    }
    return parent;
  }

  /**
   * The last step.
   *
   * @throws IllegalStateException if this is the root
   */
  public Step last() {
    if (parent == null) {
      throw new IllegalStateException("the root has no last step");
    }
    return index >= 0 ? new Step.Item(index) : new Step.Field(key);
  }

  /** The steps from the root. */
  public List<Step> steps() {
    var steps = new ArrayDeque<Step>();
    for (FieldPath at = this; at.parent != null; at = at.parent) {
      steps.addFirst(at.last());
    }
    return new ArrayList<>(steps);
  }

  /** The path as a JSON pointer (RFC 6901), for example {@code /spec/containers/0/image}. */
  public String pointer() {
    var text = new StringBuilder();
    for (Step step : steps()) {
      text.append('/');
      if (step instanceof Step.Field field) {
        text.append(field.name().replace("~", "~0").replace("/", "~1"));
      } else {
        text.append(((Step.Item) step).position());
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Step step : steps()) {
      if (step instanceof Step.Item item) {
        text.append('[').append(item.position()).append(']');
      } else {
        String name = ((Step.Field) step).name();
        if (isPlain(name)) {
          text.append(text.length() == 0 ? "" : ".").append(name);
        } else {
          text.append('[').append(name).append(']');
        }
      }
    }
    return text.toString();
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && c != '-' && c != '$' && !Character.isLetterOrDigit(c)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  @Override
  public int compareTo(FieldPath other) {
    List<Step> mine = steps();
    List<Step> theirs = other.steps();
    for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
      int order = compare(mine.get(i), theirs.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(mine.size(), theirs.size());
  }

  private static int compare(Step a, Step b) {
    if (a instanceof Step.Item x && b instanceof Step.Item y) {
      return Integer.compare(x.position(), y.position());
    }
    if (a instanceof Step.Field x && b instanceof Step.Field y) {
      return x.name().compareTo(y.name());
    }
    return a instanceof Step.Field ? -1 : 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FieldPath that
        && index == that.index
        && key.equals(that.key)
        && (parent == null ? that.parent == null : parent.equals(that.parent));
  }

  @Override
  public int hashCode() {
    return (parent == null ? 0 : parent.hashCode() * 31) + key.hashCode() + index;
  }

  /** One step of a path. */
  public sealed interface Step {
    /** Into a map, by key. */
    record Field(String name) implements Step {}

    /** Into a list, by position from 0. */
    record Item(int position) implements Step {}
  }
}
