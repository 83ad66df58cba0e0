package dev.plimsoll.unit;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The rules that API servers hold names and keys to. Each method answers with the rule that the
 * text breaks, or with nothing. A rule continues the sentence that names the value: <i>label value
 * "a b"</i> {@code must consist of letters, digits, '-', '_' and '.'}.
 *
 * <p>Lengths are in characters; a text that is right in all else has one byte a character.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object
 *     names and IDs</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class NameRules {
  /** Longest label of a domain name: 63 (RFC 1035, section 2.3.4). */
  public static final int LABEL_MAX = 63;

  /** Longest object name, and longest key of a ConfigMap or Secret: 253. */
  public static final int SUBDOMAIN_MAX = 253;

  /** Longest name of a port: 15 (RFC 6335, section 5.1). */
  public static final int PORT_NAME_MAX = 15;

  /** Longest name of a CronJob: 52, since the controller adds 11 characters to name its Jobs. */
  public static final int CRON_JOB_MAX = 52;

  /**
   * Longest name of a StatefulSet: 52, since the controller puts the name and a hash of 11
   * characters in a label of each pod.
   */
  public static final int STATEFUL_SET_MAX = 52;

  private static final Optional<String> FINE = Optional.empty();
  private static final Optional<String> EMPTY = Optional.of("must not be empty");
  private static final Optional<String> LABEL_FORM =
      Optional.of(
          "must consist of lower-case letters, digits and '-', and begin and end with a letter or digit");
  private static final Optional<String> DNS_1035_FORM =
      Optional.of(
          "must consist of lower-case letters, digits and '-', begin with a letter, and end with a letter or digit");
  private static final Optional<String> SUBDOMAIN_FORM =
      Optional.of(
          "must consist of lower-case letters, digits, '-' and '.', and each part between dots must begin and end with a letter or digit");
  private static final Optional<String> WILDCARD_FORM =
      Optional.of("must be '*.' and a domain name");
  private static final Optional<String> VALUE_FORM =
      Optional.of(
          "must consist of letters, digits, '-', '_' and '.', and begin and end with a letter or digit");

  private NameRules() {}

  /**
   * A label of a domain name, RFC 1123: 1 to 63 of {@code a-z0-9-}. Namespaces, StatefulSets,
   * containers, volumes.
   */
  public static Optional<String> dns1123Label(String text) {
    if (text.length() > LABEL_MAX) {
      return tooLong(text, LABEL_MAX);
    }
    return isLabel(text, 0, text.length()) ? FINE : text.isEmpty() ? EMPTY : LABEL_FORM;
  }

  /**
   * A domain name, RFC 1123: 1 to 253 of {@code a-z0-9-} in parts between dots; a part may exceed
   * 63. Most object names.
   */
  public static Optional<String> dns1123Subdomain(String text) {
    if (text.length() > SUBDOMAIN_MAX) {
      return tooLong(text, SUBDOMAIN_MAX);
    }
    return isSubdomain(text, 0, text.length()) ? FINE : text.isEmpty() ? EMPTY : SUBDOMAIN_FORM;
  }

  /** {@code *.} and a domain name, 253 characters at most: the host of an Ingress may be one. */
  public static Optional<String> wildcardSubdomain(String text) {
    if (text.length() > SUBDOMAIN_MAX) {
      return tooLong(text, SUBDOMAIN_MAX);
    }
    return text.startsWith("*.") && isSubdomain(text, 2, text.length()) ? FINE : WILDCARD_FORM;
  }

  /** The name of a CronJob: a domain name of at most {@value #CRON_JOB_MAX} characters. */
  public static Optional<String> cronJobName(String text) {
    return text.length() > CRON_JOB_MAX ? tooLong(text, CRON_JOB_MAX) : dns1123Subdomain(text);
  }

  /**
   * As {@link #dns1123Label}, but begins with a letter: what every minor accepts as the name of a
   * Service.
   */
  public static Optional<String> dns1035Label(String text) {
    if (text.length() > LABEL_MAX) {
      return tooLong(text, LABEL_MAX);
    }
    if (text.isEmpty()) {
      return EMPTY;
    }
    return isLower(text.charAt(0)) && isLabel(text, 0, text.length()) ? FINE : DNS_1035_FORM;
  }

  /**
   * The key of a label, {@code [prefix/]name}; also finalizers, conditions and other qualified
   * names.
   */
  public static Optional<String> labelKey(String text) {
    int slash = text.indexOf('/');
    if (slash != text.lastIndexOf('/')) {
      return Optional.of("must have at most one '/'");
    }
    if (slash >= 0) {
      String prefix = text.substring(0, slash);
      Optional<String> problem = dns1123Subdomain(prefix);
      if (problem.isPresent()) {
        return Optional.of("must have a domain name before '/': it " + problem.get());
      }
    }
    int length = text.length() - slash - 1;
    if (length == 0) {
      return slash < 0 ? EMPTY : Optional.of("must have a name after '/'");
    }
    if (length > LABEL_MAX) {
      return Optional.of(
          "must have a name of at most " + LABEL_MAX + " characters, it has " + length);
    }
    return isLabelText(text, slash + 1, text.length()) ? FINE : VALUE_FORM;
  }

  /** The same as {@link #labelKey}: what apimachinery calls a qualified name. */
  public static Optional<String> qualifiedName(String text) {
    return labelKey(text);
  }

  /**
   * The value of a label: empty, or 1 to 63 of {@code A-Za-z0-9_.-} with a letter or digit at both
   * ends.
   */
  public static Optional<String> labelValue(String text) {
    if (text.length() > LABEL_MAX) {
      return tooLong(text, LABEL_MAX);
    }
    return text.isEmpty() || isLabelText(text, 0, text.length()) ? FINE : VALUE_FORM;
  }

  /** The key of an annotation: as {@link #labelKey}, but the prefix may have capitals. */
  public static Optional<String> annotationKey(String text) {
    return labelKey(GoText.lower(text));
  }

  /**
   * A key of a ConfigMap or Secret: 1 to 253 of {@code A-Za-z0-9._-}, neither {@code .} nor
   * beginning with {@code ..}.
   */
  public static Optional<String> configMapKey(String text) {
    if (text.length() > SUBDOMAIN_MAX) {
      return tooLong(text, SUBDOMAIN_MAX);
    }
    if (text.isEmpty()) {
      return EMPTY;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
        return Optional.of("must consist of letters, digits, '-', '_' and '.'");
      }
    }
    return text.equals(".")
        ? Optional.of("must not be '.'")
        : text.startsWith("..") ? Optional.of("must not begin with '..'") : FINE;
  }

  /**
   * What every object name must be, Roles included: neither {@code .} nor {@code ..}, without
   * {@code /} and {@code %}.
   */
  public static Optional<String> pathSegmentName(String text) {
    if (text.equals(".") || text.equals("..")) {
      return Optional.of("must not be '.' or '..'");
    }
    return text.indexOf('/') >= 0 || text.indexOf('%') >= 0
        ? Optional.of("must not contain '/' or '%'")
        : FINE;
  }

  /**
   * The name of a port: 1 to 15 of {@code a-z0-9-} with a letter in it, no {@code --}, no {@code -}
   * at either end (RFC 6335).
   */
  public static Optional<String> portName(String text) {
    if (text.length() > PORT_NAME_MAX) {
      return tooLong(text, PORT_NAME_MAX);
    }
    if (text.isEmpty()) {
      return EMPTY;
    }
    boolean letter = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      letter |= isLower(c);
      if (!isLower(c) && !isDigit(c) && c != '-') {
        return Optional.of("must consist of lower-case letters, digits and '-'");
      }
    }
    if (!letter) {
      return Optional.of("must have at least one letter");
    }
    boolean hyphens =
        text.charAt(0) == '-' || text.charAt(text.length() - 1) == '-' || text.contains("--");
    return hyphens ? Optional.of("must not begin or end with '-' nor contain '--'") : FINE;
  }

  /**
   * The name of an environment variable as servers accept it since 1.34: printable ASCII without
   * {@code =}.
   */
  public static Optional<String> envVarName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '=') {
        return Optional.of("must consist of printable ASCII characters other than '='");
      }
    }
    return text.isEmpty() ? EMPTY : FINE;
  }

  /**
   * The name of an environment variable that a shell can read: letters, digits and {@code _}, not
   * beginning with a digit (POSIX.1, section 8.1).
   */
  public static Optional<String> shellVariable(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((!isAlphanumeric(c) && c != '_') || (i == 0 && isDigit(c))) {
        return Optional.of("must consist of letters, digits and '_', and not begin with a digit");
      }
    }
    return FINE;
  }

  private static Optional<String> tooLong(String text, int max) {
    return Optional.of("must be at most " + max + " characters long, it has " + text.length());
  }

  private static boolean isSubdomain(String text, int from, int to) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || text.charAt(i) == '.') {
        if (!isLabel(text, start, i)) {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }

  private static boolean isLabel(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isLower(c) && !isDigit(c) && (c != '-' || i == from || i == to - 1)) {
        return false;
      }
    }
    return from < to;
  }

  private static boolean isLabelText(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isAlphanumeric(c) && ((c != '-' && c != '_' && c != '.') || i == from || i == to - 1)) {
        return false;
      }
    }
    return from < to;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAlphanumeric(char c) {
    return isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z');
  }
}
