package dev.plimsoll.unit;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The key of a label: a name of at most 63 characters, maybe after a domain name and {@code /}.
 *
 * @param value the text
 */
@API(status = API.Status.EXPERIMENTAL)
public record LabelKey(String value) implements Comparable<LabelKey> {
  private static final List<String> RESERVED = List.of("kubernetes.io", "k8s.io", "plimsoll.dev");

  /**
   * Checks the text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public LabelKey {
    Names.require("label key", value, NameRules::labelKey, "acme.example/team");
  }

  /**
   * The value for a text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public static LabelKey of(String text) {
    return new LabelKey(text);
  }

  /** The domain name before {@code /}, if there is one. */
  public Optional<String> prefix() {
    int slash = value.indexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(value.substring(0, slash));
  }

  /**
   * Whether Kubernetes or Plimsoll gives the key its meaning: a prefix that is or ends in {@code
   * kubernetes.io}, {@code k8s.io} or {@code plimsoll.dev}. Users' own labels must keep off these.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">Labels,
   *     syntax and character set</a>
   */
  public boolean isReserved() {
    return prefix()
        .filter(p -> RESERVED.stream().anyMatch(r -> p.equals(r) || p.endsWith("." + r)))
        .isPresent();
  }

  @Override
  public int compareTo(LabelKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
