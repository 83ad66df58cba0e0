package dev.plimsoll.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a text says by type and name, as kubectl and the API server take it: {@code
 * configmap/settings}, {@code kubectl get secret db}, {@code /namespaces/shop/configmaps/settings}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubectl/#syntax">Syntax of kubectl</a>
 */
final class TypedNames {
  private static final String TYPE = "([a-zA-Z]{2,63})(?:\\.[a-z0-9.]+)?";
  private static final String END = "(?![-_a-z0-9A-Z/]|\\.[a-z0-9A-Z])";

  private static final Pattern SLASH =
      Pattern.compile("(?<![-_./a-z0-9A-Z])" + TYPE + "/(" + AddressText.LABEL + ")" + END);

  private static final Pattern COMMAND = Pattern.compile("\\bkubectl\\b[^\\n;|&]*");

  private static final Pattern BLANK =
      Pattern.compile("(?<![-_./a-z0-9A-Z])" + TYPE + " +(" + AddressText.LABEL + ")" + END);

  private static final Pattern NAMESPACE =
      Pattern.compile("(?:\\s-n[ =]?|\\s--namespace[ =])(" + AddressText.LABEL + ")" + END);

  private static final Pattern PATH =
      Pattern.compile(
          "/namespaces/("
              + AddressText.LABEL
              + ")(?:/([a-z]+)/("
              + AddressText.LABEL
              + "))?(?![-_a-z0-9A-Z])");

  private TypedNames() {}

  /**
   * A name of which a type is said.
   *
   * @param type the word for the kind, {@code namespace} for a namespace
   * @param name the name
   * @param start where the name begins
   * @param namespace the namespace that is said with it
   * @param isCertain whether nothing else is written so
   */
  record Typed(
      String type, String name, int start, Optional<String> namespace, boolean isCertain) {}

  /** All that a text says so, in no order. */
  static List<Typed> in(String text) {
    var all = new ArrayList<Typed>();
    if (text.contains("kubectl")) {
      Matcher command = COMMAND.matcher(text);
      while (command.find()) {
        command(text, command.start(), command.end(), all);
      }
    }
    if (text.indexOf('/') < 0) {
      return all;
    }
    Matcher slash = SLASH.matcher(text);
    while (slash.find()) {
      // The paths of other programs begin with a word too: secret/db is one of Vault's.
      add(all, slash, Optional.empty(), !slash.group(1).startsWith("secret"));
    }
    Matcher path = PATH.matcher(text);
    while (path.find()) {
      all.add(new Typed("namespace", path.group(1), path.start(1), Optional.empty(), true));
      if (path.group(2) != null) {
        all.add(
            new Typed(
                path.group(2), path.group(3), path.start(3), Optional.of(path.group(1)), true));
      }
    }
    return all;
  }

  private static void command(String text, int start, int end, List<Typed> all) {
    Matcher namespaces = NAMESPACE.matcher(text).region(start, end);
    Optional<String> namespace = Optional.empty();
    if (namespaces.find()) {
      namespace = Optional.of(namespaces.group(1));
      all.add(
          new Typed("namespace", namespaces.group(1), namespaces.start(1), Optional.empty(), true));
    }
    for (Pattern form : List.of(BLANK, SLASH)) {
      Matcher match = form.matcher(text).region(start, end);
      int at = start;
      while (match.region(at, end).find()) {
        add(all, match, namespace, true);
        // The name may be the type of the next: kubectl get configmap settings
        at = match.end(1);
      }
    }
  }

  /** The first that says a name counts. */
  private static void add(
      List<Typed> all, Matcher match, Optional<String> namespace, boolean isCertain) {
    if (all.stream().noneMatch(one -> one.start() == match.start(2))) {
      all.add(new Typed(match.group(1), match.group(2), match.start(2), namespace, isCertain));
    }
  }
}
