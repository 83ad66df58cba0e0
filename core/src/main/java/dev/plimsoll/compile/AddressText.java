package dev.plimsoll.compile;

import dev.plimsoll.reference.Definition;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the addresses in a text that can mean nothing else, and what they are afterwards. See
 * {@link Namer} for the forms.
 */
final class AddressText {
  static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";

  /**
   * A name with its namespace and {@code svc}: maybe behind the name of a pod or a star, and in
   * front of the cluster's domain.
   */
  private static final Pattern FULL =
      Pattern.compile(
          "(?<![-_a-z0-9A-Z])(?:("
              + LABEL
              + "|\\*)\\.)?("
              + LABEL
              + ")\\.("
              + LABEL
              + ")\\.svc(?![-_a-z0-9A-Z])");

  /** A pod of a StatefulSet with its Service, maybe with a namespace. */
  private static final Pattern POD =
      Pattern.compile(
          "(?<![-_.a-z0-9A-Z])("
              + LABEL
              + "-\\d+)\\.("
              + LABEL
              + ")(?:\\.("
              + LABEL
              + "))?(?![-_a-z0-9A-Z]|\\.[a-z0-9A-Z])");

  /** The host of a URL: a name, maybe with a namespace. */
  private static final Pattern URL =
      Pattern.compile(
          "(?<=[:@]//)(?:[^/@\\s\"']*@)?(" + LABEL + ")(?:\\.(" + LABEL + "))?(?=[:/?#,\\s\"']|$)");

  /** A name, maybe with a namespace, and a port; maybe behind a user. */
  private static final Pattern WITH_PORT =
      Pattern.compile(
          "(?<![-_./:a-z0-9A-Z])("
              + LABEL
              + ")(?:\\.("
              + LABEL
              + "))?:(\\d{1,5})(?![-_.:a-z0-9A-Z])");

  /** A host, maybe behind a user, maybe with a namespace, a port and a path. */
  private static final Pattern HOST =
      Pattern.compile(
          "\\s*(?:[^/@\\s]*@)?("
              + LABEL
              + ")(?:\\.("
              + LABEL
              + "))?(?::\\d{1,5})?(?:[/?;]\\S*)?\\s*");

  /** A flag, variable or entry and what it is set to, somewhere in a text. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "(--?)?([a-zA-Z][-_.a-zA-Z0-9]*)([\"']?[ \\t]?[=:][ \\t]?[\"']?|[ \\t]+)"
              + "([^\\s\"'`(){}\\[\\]&|]+)");

  private final ServiceNames names;
  private final Map<String, KeyMeaning> keys = new ConcurrentHashMap<>();

  AddressText(ServiceNames names) {
    this.names = names;
  }

  KeyMeaning meaning(String key) {
    return keys.computeIfAbsent(key, KeyMeaning::of);
  }

  /** Finds addresses that are such wherever they stand. */
  void anywhere(TextEdits edits, Optional<String> own) {
    String text = edits.text();
    if (text.indexOf('.') >= 0) {
      if (text.contains(".svc")) {
        full(edits);
      }
      pods(edits, own);
    }
    if (text.indexOf(':') >= 0) {
      hosts(edits, URL, own, false);
      hosts(edits, WITH_PORT, own, true);
    }
  }

  private void full(TextEdits edits) {
    Matcher match = FULL.matcher(edits.text());
    while (match.find()) {
      String namespace = match.group(3);
      String name =
          names
              .service(match.group(2), namespace)
              .map(found -> names.of(found, match.group(2)))
              .orElse(match.group(2));
      String pod = match.group(1) == null ? "" : names.pod(match.group(1), namespace) + ".";
      edits.put(match.start(), match.end(), pod + name + "." + names.namespace(namespace) + ".svc");
    }
  }

  private void pods(TextEdits edits, Optional<String> own) {
    Matcher match = POD.matcher(edits.text());
    while (match.find()) {
      Optional<String> said = Optional.ofNullable(match.group(3));
      Optional<String> namespace = said.or(() -> own);
      if (namespace.isEmpty()) {
        continue;
      }
      String service = match.group(2);
      Optional<Definition> governing = names.service(service, namespace.get());
      Optional<Definition> pod = names.podOf(match.group(1), service, namespace.get());
      if (governing.isPresent() && pod.isPresent()) {
        edits.put(
            match.start(),
            match.end(),
            names.of(pod.get(), match.group(1))
                + "."
                + names.of(governing.get(), service)
                + behind(said));
      }
    }
  }

  private void hosts(TextEdits edits, Pattern pattern, Optional<String> own, boolean withPort) {
    Matcher match = pattern.matcher(edits.text());
    while (match.find()) {
      String port = withPort ? match.group(3) : null;
      host(edits, match, 0, own, port);
    }
  }

  /** A host that a pattern found as its first two groups, if it is a Service's. */
  private void host(TextEdits edits, Matcher match, int offset, Optional<String> own, String port) {
    Optional<String> said = Optional.ofNullable(match.group(2));
    Optional<Definition> service =
        said.or(() -> own)
            .flatMap(namespace -> names.service(match.group(1), namespace))
            .filter(found -> port == null || names.hasPort(found, port));
    if (service.isPresent()) {
      int end = said.isPresent() ? match.end(2) : match.end(1);
      edits.put(
          offset + match.start(1),
          offset + end,
          names.of(service.get(), match.group(1)) + behind(said));
    }
  }

  private String behind(Optional<String> namespace) {
    return namespace.map(said -> "." + names.namespace(said)).orElse("");
  }

  /** Finds what a key says of its whole value: hosts or namespaces, with commas between. */
  void of(KeyMeaning meaning, TextEdits edits, int start, int end, Optional<String> own) {
    if (meaning != KeyMeaning.HOST && meaning != KeyMeaning.NAMESPACE) {
      return;
    }
    int at = start;
    while (at < end) {
      int comma = edits.text().indexOf(',', at);
      int to = comma < 0 || comma > end ? end : comma;
      String part = edits.text().substring(at, to);
      if (meaning == KeyMeaning.NAMESPACE) {
        String name = part.strip();
        if (names.isMoved(name)) {
          int from = at + part.indexOf(name);
          edits.put(from, from + name.length(), names.namespace(name));
        }
      } else {
        Matcher match = HOST.matcher(part);
        if (match.matches()) {
          host(edits, match, at, own, null);
        }
      }
      at = to + 1;
    }
  }

  /**
   * Finds entries within a text whose key says that they are hosts: {@code host=db}, {@code --host
   * db}, {@code "host": "db"}.
   */
  void entries(TextEdits edits, Optional<String> own) {
    String text = edits.text();
    if (text.indexOf('=') < 0 && text.indexOf(':') < 0 && !text.contains("--")) {
      return;
    }
    Matcher match = ENTRY.matcher(text);
    int at = 0;
    while (match.find(at)) {
      boolean isSet = match.group(3).indexOf('=') >= 0 || match.group(3).indexOf(':') >= 0;
      boolean isFlag = "--".equals(match.group(1));
      at = match.end(2);
      if (isSet || isFlag) {
        of(meaning(match.group(2)), edits, match.start(4), valueEnd(match), own);
      }
    }
  }

  /** Punctuation behind a value is not part of it. */
  private static int valueEnd(Matcher match) {
    int end = match.end(4);
    while (end > match.start(4)
        && ",;.".indexOf(match.group(4).charAt(end - 1 - match.start(4))) >= 0) {
      end--;
    }
    return end;
  }
}
