package dev.plimsoll.reference;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out what a selector of one object selects, and in which namespaces. */
final class Selection {
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private final Definitions definitions;
  private final Document document;

  Selection(Definitions definitions, Document document) {
    this.definitions = definitions;
    this.document = document;
  }

  /**
   * @param namespaces those in which to look
   * @param certain whether these are all
   */
  private record Scope(Set<String> namespaces, boolean certain) {}

  /**
   * What is selected.
   *
   * @param choice how the rule chooses namespaces
   * @param chooser the field that chooses them, if the object has it
   */
  Answer select(
      KindName kind, LabelSelector selector, NamespaceChoice choice, Optional<Node> chooser) {
    if (kind.equals(KindName.NAMESPACE)) {
      Scope scope = selected(selector);
      var objects = new ArrayList<Definition>();
      scope
          .namespaces()
          .forEach(
              name ->
                  objects.addAll(definitions.find(ObjectKey.cluster(KindName.NAMESPACE, name))));
      return scope.namespaces().isEmpty() && scope.certain()
          ? new Answer.Nothing()
          : new Answer.Selected(objects, List.of(), scope.certain());
    }
    Scope scope =
        definitions.isOfCluster(kind) ? new Scope(Set.of(""), true) : scope(choice, chooser);
    var pods = new ArrayList<PodSet>();
    var objects = new LinkedHashSet<Definition>();
    for (String namespace : scope.namespaces()) {
      if (kind.equals(KindName.POD)) {
        pods.addAll(definitions.selectPods(namespace, selector));
      } else {
        objects.addAll(definitions.select(kind, namespace, selector));
      }
    }
    for (PodSet set : pods) {
      objects.add(definitions.find(ObjectKey.of(set.maker().identity())).get(0));
    }
    boolean certain = scope.certain() && scope.namespaces().stream().noneMatch(this::isOutside);
    return objects.isEmpty() && certain
        ? new Answer.Nothing()
        : new Answer.Selected(List.copyOf(objects), pods, certain);
  }

  /** What is in a namespace that was declared as there already is not known. */
  private boolean isOutside(String namespace) {
    return definitions.isOutside(ObjectKey.cluster(KindName.NAMESPACE, namespace));
  }

  private Scope scope(NamespaceChoice choice, Optional<Node> chooser) {
    if (chooser.isEmpty() || chooser.get() instanceof ScalarNode) {
      return own();
    }
    if (choice instanceof NamespaceChoice.ByNames) {
      return named(chooser.get());
    }
    LabelSelector selector =
        chooser.get() instanceof MapNode map
            ? LabelSelector.of(map)
            : new LabelSelector(Map.of(), List.of());
    return selector.isEmpty() ? everywhere(true) : selected(selector);
  }

  private Scope own() {
    return document
        .namespace()
        .map(own -> new Scope(Set.of(own), true))
        .orElseGet(() -> everywhere(!document.isEmbedded()));
  }

  private Scope named(Node chooser) {
    if (chooser instanceof ListNode list) {
      return list.isEmpty() ? own() : new Scope(texts(list), true);
    }
    if (chooser instanceof MapNode map) {
      if (map.find("any")
          .filter(any -> any instanceof ScalarNode scalar && scalar.text().equals("true"))
          .isPresent()) {
        return everywhere(true);
      }
      return map.findList("matchNames")
          .filter(names -> !names.isEmpty())
          .map(names -> new Scope(texts(names), true))
          .orElseGet(this::own);
    }
    return own();
  }

  private Scope everywhere(boolean certain) {
    return new Scope(definitions.namespaces(), certain);
  }

  private static Set<String> texts(ListNode list) {
    var texts = new TreeSet<String>();
    list.forEach(node -> texts.add(node instanceof ScalarNode scalar ? scalar.text() : ""));
    return texts;
  }

  /**
   * The namespaces that a label selector selects. Of one that is not in the bundle, only its name
   * is known.
   */
  private Scope selected(LabelSelector selector) {
    var names = new TreeSet<String>();
    for (String name : definitions.namespaces()) {
      Optional<Map<String, String>> labels = definitions.namespaceLabels(name);
      if (selector.matches(labels.orElse(Map.of(NAME_LABEL, name)))) {
        names.add(name);
      }
    }
    boolean byNameOnly =
        selector.labels().keySet().stream().allMatch(NAME_LABEL::equals)
            && selector.expressions().stream().allMatch(e -> e.key().equals(NAME_LABEL));
    return new Scope(names, byNameOnly);
  }
}
