package dev.plimsoll.policies.internal;

import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An absolute URL or path, in an expression, as Go reads it.
 *
 * @see <a href="https://pkg.go.dev/net/url#ParseRequestURI">url.ParseRequestURI</a>
 */
@SuppressWarnings("Immutable") // texts only
final class Url extends OpaqueValue {
  private static final String UNRESERVED = "-_.~";
  private static final String IN_PATH = "$&+,/:;=@";
  private static final String IN_HOST = "!$&'()*+,;=:[]<>\"";
  private static final String IN_USER = "-._:~!$&'()*+,;=%@";
  private static final Pattern PORT = Pattern.compile("(:\\d*)?");

  private final String scheme;
  private final String host;
  private final String path;
  private final String query;

  private Url(String scheme, String host, String path, String query) {
    this.scheme = scheme;
    this.host = host;
    this.path = path;
    this.query = query;
  }

  /** Reads a URL with a scheme, or a path that begins with a slash. */
  static Optional<Url> parse(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      return Optional.empty();
    }
    if (text.equals("*")) {
      return Optional.of(new Url("", "", "*", ""));
    }
    int colon = scheme(text);
    if (colon == 0) {
      return Optional.empty();
    }
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = colon < 0 ? text : text.substring(colon + 1);
    int hash = rest.indexOf('#');
    String withoutFragment = hash < 0 ? rest : rest.substring(0, hash);
    if (hash >= 0 && unescape(rest.substring(hash + 1)).isEmpty()) {
      return Optional.empty();
    }
    int mark = withoutFragment.indexOf('?');
    String query = mark < 0 ? "" : withoutFragment.substring(mark + 1);
    String way = mark < 0 ? withoutFragment : withoutFragment.substring(0, mark);
    if (!way.startsWith("/")) {
      return scheme.isEmpty() ? Optional.empty() : Optional.of(new Url(scheme, "", "", query));
    }
    String host = "";
    if (!scheme.isEmpty() && way.startsWith("//")) {
      int slash = way.indexOf('/', 2);
      String authority = slash < 0 ? way.substring(2) : way.substring(2, slash);
      way = slash < 0 ? "" : way.substring(slash);
      int at = authority.lastIndexOf('@');
      host = authority.substring(at + 1);
      if ((at >= 0 && !isUser(authority.substring(0, at))) || !isHost(host)) {
        return Optional.empty();
      }
    }
    return unescape(way).isEmpty()
        ? Optional.empty()
        : Optional.of(new Url(scheme, host, way, query));
  }

  /** Where the scheme ends; 0 if it is missing before a colon, -1 if there is none. */
  private static int scheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (c == ':') {
        return i;
      }
      if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isUser(String text) {
    return text.chars().allMatch(c -> isLetterOrDigit(c) || IN_USER.indexOf(c) >= 0);
  }

  private static boolean isHost(String host) {
    if (host.startsWith("[")) {
      int end = host.lastIndexOf(']');
      return end > 0 && PORT.matcher(host.substring(end + 1)).matches();
    }
    int colon = host.lastIndexOf(':');
    return (colon < 0 || PORT.matcher(host.substring(colon)).matches())
        && host.chars()
            .allMatch(
                c ->
                    c >= 0x80
                        || isLetterOrDigit(c)
                        || UNRESERVED.indexOf(c) >= 0
                        || IN_HOST.indexOf(c) >= 0);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** The bytes that a text with percent signs means; empty if a percent sign is not followed. */
  private static Optional<String> unescape(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] plain = new byte[bytes.length];
    int size = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        plain[size++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        plain[size++] = bytes[i];
      }
    }
    return Optional.of(new String(plain, 0, size, StandardCharsets.UTF_8));
  }

  String scheme() {
    return scheme;
  }

  String host() {
    return host;
  }

  String hostname() {
    if (host.startsWith("[")) {
      return host.substring(1, host.lastIndexOf(']'));
    }
    int colon = host.lastIndexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  String port() {
    String after = host.startsWith("[") ? host.substring(host.lastIndexOf(']')) : host;
    int colon = after.lastIndexOf(':');
    return colon < 0 ? "" : after.substring(colon + 1);
  }

  /** The path with percent signs where they are due. */
  String escapedPath() {
    boolean valid =
        path.chars()
            .allMatch(
                c ->
                    isLetterOrDigit(c)
                        || UNRESERVED.indexOf(c) >= 0
                        || IN_PATH.indexOf(c) >= 0
                        || "!'()*[]%".indexOf(c) >= 0);
    return valid ? path : escape(unescape(path).orElse(""));
  }

  private static String escape(String text) {
    var escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isLetterOrDigit(b) || UNRESERVED.indexOf(b) >= 0 || IN_PATH.indexOf(b) >= 0) {
        escaped.append((char) b);
      } else {
        escaped.append('%').append(hex(b >> 4)).append(hex(b));
      }
    }
    return escaped.toString();
  }

  private static char hex(int nibble) {
    return Character.toUpperCase(Character.forDigit(nibble & 0xf, 16));
  }

  /** The values of each key; what cannot be read is left out. */
  Map<String, List<String>> queries() {
    var queries = new LinkedHashMap<String, List<String>>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      Optional<String> key = plus(equals < 0 ? pair : pair.substring(0, equals));
      Optional<String> value = plus(equals < 0 ? "" : pair.substring(equals + 1));
      if (!pair.isEmpty() && pair.indexOf(';') < 0 && key.isPresent() && value.isPresent()) {
        queries.computeIfAbsent(key.get(), known -> new ArrayList<>()).add(value.get());
      }
    }
    return queries;
  }

  private static Optional<String> plus(String text) {
    return unescape(text.replace('+', ' '));
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public OpaqueType celType() {
    return KubernetesTypes.URL;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Url that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return scheme + "://" + host + path + "?" + query;
  }
}
