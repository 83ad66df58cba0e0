package dev.plimsoll.compile;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.reference.References;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites the addresses of Services that stand in texts: environment, arguments, configuration
 * files, URLs of custom resources. See {@link Namer} for the rule.
 */
final class ServiceAddresses {
  private static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";

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

  /** The host of a URL: a name, maybe with a namespace. */
  private static final Pattern URL =
      Pattern.compile(
          "(?<=://)(?:[^/@\\s\"']*@)?(" + LABEL + ")(?:\\.(" + LABEL + "))?(?=[:/?#,\\s\"']|$)");

  /** A name, maybe with a namespace, and a port. */
  private static final Pattern WITH_PORT =
      Pattern.compile(
          "(?<![-_./:@a-z0-9A-Z])("
              + LABEL
              + ")(?:\\.("
              + LABEL
              + "))?:(\\d{1,5})(?![-_.:a-z0-9A-Z])");

  private final References references;
  private final NewNames names;
  private final boolean changes;

  ServiceAddresses(References references, NewNames names) {
    this.references = references;
    this.names = names;
    boolean services =
        references
            .bundle()
            .ofKind("", "Service")
            .anyMatch(service -> !names.of(service).equals(ObjectKey.of(service.identity())));
    boolean made =
        references.made().stream()
            .anyMatch(
                one ->
                    one.key().kind().equals(KindName.SERVICE)
                        && !names.of(one, one.key().name()).equals(one.key().name()));
    boolean moved =
        references.namespaces().stream()
            .anyMatch(namespace -> !names.namespace(namespace).equals(namespace));
    this.changes = services || made || moved;
  }

  /**
   * A tree with addresses rewritten.
   *
   * @param done fields that are rewritten already, since they are references
   */
  Node rewrite(Node tree, Manifest manifest, Set<FieldPath> done) {
    return changes ? walk(tree, FieldPath.ROOT, manifest.identity().namespace(), done) : tree;
  }

  private Node walk(Node node, FieldPath path, Optional<String> namespace, Set<FieldPath> done) {
    if (node instanceof ScalarNode scalar) {
      boolean candidate =
          scalar.isString() && (scalar.text().indexOf(':') > 0 || scalar.text().contains(".svc"));
      return candidate && !done.contains(path) && !isImage(path)
          ? rewrite(scalar, namespace)
          : scalar;
    }
    if (node instanceof EmbeddedNode embedded) {
      return embedded.withContent(walk(embedded.content(), path, namespace, done));
    }
    if (node instanceof MapNode map) {
      MapNode result = map;
      for (int i = 0; i < map.size(); i++) {
        Node after = walk(map.valueAt(i), path.field(map.keyAt(i)), namespace, done);
        result = after == map.valueAt(i) ? result : result.with(map.keyAt(i), after);
      }
      return result;
    }
    var list = (ListNode) node;
    ListNode result = list;
    for (int i = 0; i < list.size(); i++) {
      Node after = walk(list.get(i), path.item(i), namespace, done);
      result = after == list.get(i) ? result : result.with(i, after);
    }
    return result;
  }

  /** A tag looks like a port. */
  private static boolean isImage(FieldPath path) {
    return path.toString().endsWith(".image");
  }

  private Node rewrite(ScalarNode scalar, Optional<String> own) {
    String text = full(scalar.text());
    text = partial(text, URL, own, false);
    text = partial(text, WITH_PORT, own, true);
    return text.equals(scalar.text()) ? scalar : ScalarNode.string(text, NameEdits.origin(scalar));
  }

  private String full(String text) {
    if (!text.contains(".svc")) {
      return text;
    }
    Matcher match = FULL.matcher(text);
    var out = new StringBuilder();
    while (match.find()) {
      String namespace = match.group(3);
      Optional<Definition> service = service(match.group(2), namespace);
      String name = service.map(found -> names.of(found, match.group(2))).orElse(match.group(2));
      String pod = match.group(1) == null ? "" : pod(match.group(1), namespace) + ".";
      match.appendReplacement(
          out, Matcher.quoteReplacement(pod + name + "." + names.namespace(namespace) + ".svc"));
    }
    return match.appendTail(out).toString();
  }

  /** The name of a pod of a StatefulSet follows the StatefulSet's. */
  private String pod(String name, String namespace) {
    List<Definition> pods = references.find(ObjectKey.namespaced(KindName.POD, namespace, name));
    return pods.isEmpty() ? name : names.of(pods.get(0), name);
  }

  private String partial(String text, Pattern pattern, Optional<String> own, boolean withPort) {
    if (text.indexOf(':') < 0) {
      return text;
    }
    Matcher match = pattern.matcher(text);
    var out = new StringBuilder();
    while (match.find()) {
      Optional<String> said = Optional.ofNullable(match.group(2));
      Optional<String> namespace = said.isPresent() ? said : own;
      Optional<Definition> service =
          namespace
              .flatMap(ns -> service(match.group(1), ns))
              .filter(found -> !withPort || hasPort(found, match.group(3)));
      if (service.isPresent()) {
        String host =
            names.of(service.get(), match.group(1))
                + said.map(ns -> "." + names.namespace(ns)).orElse("");
        int start = match.start(1) - match.start();
        int end = (said.isPresent() ? match.end(2) : match.end(1)) - match.start();
        String whole = match.group();
        match.appendReplacement(
            out, Matcher.quoteReplacement(whole.substring(0, start) + host + whole.substring(end)));
      }
    }
    return match.appendTail(out).toString();
  }

  private Optional<Definition> service(String name, String namespace) {
    return references.find(ObjectKey.namespaced(KindName.SERVICE, namespace, name)).stream()
        .findFirst();
  }

  private boolean hasPort(Definition service, String port) {
    return references
        .portsOf(service)
        .filter(ports -> ports.values().stream().anyMatch(number -> number.toString().equals(port)))
        .isPresent();
  }
}
