package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * The path part of an HTTP URL, for example {@code /metrics}.
 *
 * @param value begins with a slash; no blank, control character, {@code ?} or {@code #}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.3">RFC 3986, Path</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record HttpPath(String value) implements Comparable<HttpPath> {
  /**
   * Checks the text.
   *
   * @throws InvalidValueException if it does not begin with a slash, or has a blank, {@code ?} or
   *     {@code #}
   */
  public HttpPath {
    if (!value.startsWith("/")
        || value.chars().anyMatch(c -> c <= ' ' || c == '?' || c == '#' || c == 0x7f)) {
      throw new InvalidValueException(
          "HTTP path",
          value,
          "must begin with '/' and have no blank, '?' or '#'",
          "write for example \"/metrics\"");
    }
  }

  /**
   * A path.
   *
   * @throws InvalidValueException if the text does not begin with a slash, or has a blank, {@code
   *     ?} or {@code #}
   */
  public static HttpPath of(String value) {
    return new HttpPath(value);
  }

  @Override
  public int compareTo(HttpPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
