package dev.plimsoll.reference;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.Answer.Found;
import dev.plimsoll.reference.Answer.FoundPart;
import dev.plimsoll.reference.Answer.Missing;
import dev.plimsoll.reference.Answer.MissingPart;
import dev.plimsoll.reference.Answer.Selected;
import dev.plimsoll.reference.Answer.Unknown;
import dev.plimsoll.reference.Document.Hit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds out what the fields of one object lead to. Used once. */
final class Resolver {
  private static final ReferenceRule NAMESPACE_OF_OBJECT = namespaceRule("metadata.namespace");
  private static final ReferenceRule NAMESPACE_IN_FIELD = namespaceRule(".");

  private final ReferenceCatalogue catalogue;
  private final Definitions definitions;
  private final Document document;
  private final List<Reference> found;
  private final Map<FieldPath, Answer> owners = new HashMap<>();

  Resolver(
      ReferenceCatalogue catalogue,
      Definitions definitions,
      Document document,
      List<Reference> found) {
    this.catalogue = catalogue;
    this.definitions = definitions;
    this.document = document;
    this.found = found;
  }

  private static ReferenceRule namespaceRule(String path) {
    var meaning =
        new Meaning.NamesObject(
            new TargetKind.OneOf(List.of(KindName.NAMESPACE)),
            Optional.empty(),
            TextForm.WHOLE,
            Demand.MAY);
    return new ReferenceRule(KindName.NAMESPACE, PathPattern.parse(path), meaning);
  }

  void resolve(List<Hit> hits) {
    document.tree().findMap("metadata").ifPresent(this::metadata);
    boolean parts = false;
    for (Hit hit : hits) {
      Meaning meaning = hit.rule().meaning();
      if (meaning instanceof Meaning.NamesObject names) {
        object(hit, names);
      } else if (meaning instanceof Meaning.Selects selects) {
        selection(hit, selects);
      } else if (meaning instanceof Meaning.MakesPods
          && hit.node() instanceof MapNode template
          && !hit.path().equals(document.root())) {
        template
            .findMap("metadata")
            .flatMap(metadata -> metadata.findMap("labels"))
            .ifPresent(labels -> labels(labels, hit.path().field("metadata").field("labels")));
      } else if (meaning instanceof Meaning.NamesItem names) {
        item(hit, names);
      } else {
        parts |= meaning instanceof Meaning.NamesKey || meaning instanceof Meaning.NamesPort;
      }
    }
    if (parts) {
      for (Hit hit : hits) {
        if (hit.rule().meaning() instanceof Meaning.NamesKey names) {
          key(hit, names);
        } else if (hit.rule().meaning() instanceof Meaning.NamesPort names) {
          port(hit, names);
        }
      }
    }
  }

  private void metadata(MapNode metadata) {
    FieldPath path = document.root().field("metadata");
    metadata
        .findText("namespace")
        .filter(text -> !text.isEmpty())
        .ifPresent(
            text ->
                add(
                    path.field("namespace"),
                    whole(text),
                    NAMESPACE_OF_OBJECT,
                    find(List.of(ObjectKey.cluster(KindName.NAMESPACE, text)))));
    metadata.findMap("labels").ifPresent(labels -> labels(labels, path.field("labels")));
  }

  /** Labels whose values are names. */
  private void labels(MapNode labels, FieldPath path) {
    for (int i = 0; i < labels.size(); i++) {
      String key = labels.keyAt(i);
      Optional<LabelRule> rule = catalogue.label(key);
      if (rule.isPresent() && labels.valueAt(i) instanceof ScalarNode value) {
        labelValue(rule.get(), value.text(), path.field(key));
      }
    }
  }

  private void labelValue(LabelRule rule, String value, FieldPath path) {
    Answer answer = find(keys(List.of(rule.kind()), document.namespace(), value));
    if (answer instanceof Found) {
      var meaning =
          new Meaning.NamesObject(
              new TargetKind.OneOf(List.of(rule.kind())),
              Optional.empty(),
              TextForm.WHOLE,
              Demand.MAY);
      add(
          path,
          whole(value),
          new ReferenceRule(
              document.kind(),
              new PathPattern(List.of(new PathPattern.Step.Field(rule.key()))),
              meaning),
          answer);
    }
  }

  private void selectorLabels(MapNode selector, boolean plain, FieldPath path) {
    if (plain) {
      labels(selector, path);
      return;
    }
    selector.findMap("matchLabels").ifPresent(labels -> labels(labels, path.field("matchLabels")));
    List<Node> expressions =
        selector.findList("matchExpressions").map(ListNode::items).orElse(List.of());
    for (int i = 0; i < expressions.size(); i++) {
      FieldPath at = path.field("matchExpressions").item(i);
      if (!(expressions.get(i) instanceof MapNode expression)) {
        continue;
      }
      Optional<LabelRule> rule = expression.findText("key").flatMap(catalogue::label);
      List<Node> values = expression.findList("values").map(ListNode::items).orElse(List.of());
      for (int j = 0; rule.isPresent() && j < values.size(); j++) {
        if (values.get(j) instanceof ScalarNode value) {
          labelValue(rule.get(), value.text(), at.field("values").item(j));
        }
      }
    }
  }

  private void object(Hit hit, Meaning.NamesObject names) {
    if (!(hit.node() instanceof ScalarNode scalar) || scalar.isNull()) {
      return;
    }
    Optional<FieldPath> namespaceField =
        names.namespace().map(way -> way.from(document.root(), hit.path()));
    Optional<String> said = namespaceField.flatMap(document::text).filter(text -> !text.isEmpty());
    List<TextForm.Match> matches = names.form().matches(scalar.text());
    for (TextForm.Match match : matches) {
      String name = match.name().of(scalar.text());
      Optional<String> inText = match.namespace().map(span -> span.of(scalar.text()));
      Optional<String> namespace =
          inText.isPresent() ? inText : said.isPresent() ? said : document.namespace();
      Optional<List<KindName>> kinds = kinds(names.target(), hit.path());
      Answer answer =
          kinds
              .map(some -> object(some, namespace, name))
              .orElseGet(() -> new Unknown("its kind is not said"));
      owners.putIfAbsent(hit.path(), answer);
      add(hit.path(), match.name(), hit.rule(), answer);
      match
          .namespace()
          .ifPresent(
              span ->
                  add(hit.path(), span, NAMESPACE_IN_FIELD, namespaceAnswer(inText.orElseThrow())));
    }
    if (!matches.isEmpty() && said.isPresent()) {
      add(
          namespaceField.orElseThrow(),
          whole(said.get()),
          NAMESPACE_IN_FIELD,
          namespaceAnswer(said.get()));
    }
  }

  private Answer object(List<KindName> kinds, Optional<String> namespace, String name) {
    boolean stored = kinds.stream().allMatch(catalogue::isStored);
    return stored ? find(keys(kinds, namespace, name)) : new Unknown("it names no object");
  }

  private Answer namespaceAnswer(String name) {
    return find(List.of(ObjectKey.cluster(KindName.NAMESPACE, name)));
  }

  private Optional<List<KindName>> kinds(TargetKind target, FieldPath field) {
    if (target instanceof TargetKind.OneOf one) {
      return Optional.of(one.kinds());
    }
    if (target instanceof TargetKind.OfResources of) {
      return Optional.of(
          kindsOf(
              document.texts(each(of.groups()), field),
              document.texts(each(of.resources()), field)));
    }
    var said = (TargetKind.Said) target;
    Optional<String> kind =
        document.text(said.kind().from(document.root(), field)).filter(text -> !text.isEmpty());
    if (kind.isEmpty()) {
      return said.known().isEmpty() ? Optional.empty() : Optional.of(List.of(said.known().get(0)));
    }
    if (kind.get().indexOf('.') >= 0) {
      return Optional.empty();
    }
    Optional<String> group =
        said.group().flatMap(way -> document.text(way.from(document.root(), field)));
    if (group.isPresent()) {
      boolean isVersion = group.get().indexOf('/') >= 0 || group.get().equals("v1");
      return Optional.of(
          List.of(
              isVersion
                  ? KindName.ofApiVersion(group.get(), kind.get())
                  : new KindName(group.get(), kind.get())));
    }
    return Optional.of(
        List.of(
            said.known().stream()
                .filter(known -> known.kind().equals(kind.get()))
                .findFirst()
                .orElseGet(() -> new KindName("", kind.get()))));
  }

  private static RelativePath each(RelativePath list) {
    var fields = new ArrayList<>(list.fields());
    fields.add("*");
    return new RelativePath(list.up(), fields);
  }

  private List<KindName> kindsOf(List<String> groups, List<String> resources) {
    var kinds = new TreeSet<KindName>();
    for (KindName kind : definitions.kinds()) {
      if (groups.contains(kind.group())
          && resources.stream().anyMatch(resource -> resource.equals(kind.resource()))) {
        kinds.add(kind);
      }
    }
    return List.copyOf(kinds);
  }

  private List<ObjectKey> keys(List<KindName> kinds, Optional<String> namespace, String name) {
    return kinds.stream()
        .map(
            kind ->
                new ObjectKey(
                    kind, definitions.isOfCluster(kind) ? Optional.empty() : namespace, name))
        .toList();
  }

  private Answer find(List<ObjectKey> wanted) {
    for (ObjectKey key : wanted) {
      ObjectKey there =
          key.namespace().isEmpty() && document.isEmbedded() && !definitions.isOfCluster(key.kind())
              ? inHolder(key)
              : key;
      List<Definition> definition = definitions.find(there);
      if (!definition.isEmpty()) {
        return new Found(definition.get(0));
      }
      if (key.namespace().isEmpty() && !definitions.isOfCluster(key.kind())) {
        List<Definition> anywhere = definitions.findAnywhere(key.kind(), key.name());
        if (anywhere.size() == 1) {
          return new Found(anywhere.get(0));
        }
      }
    }
    return new Missing(wanted);
  }

  private ObjectKey inHolder(ObjectKey key) {
    return new ObjectKey(key.kind(), document.manifest().identity().namespace(), key.name());
  }

  private void item(Hit hit, Meaning.NamesItem names) {
    if (!(hit.node() instanceof ScalarNode scalar)
        || !scalar.isString()
        || scalar.text().isEmpty()) {
      return;
    }
    var known = new TreeSet<String>();
    names.names().forEach(way -> known.addAll(document.texts(way, hit.path())));
    List<Definition> owner = definitions.find(ObjectKey.of(document.manifest().identity()));
    Answer answer =
        known.contains(scalar.text())
            ? new FoundPart(owner, scalar.text())
            : new MissingPart(owner, scalar.text(), List.copyOf(known));
    add(hit.path(), whole(scalar.text()), hit.rule(), answer);
  }

  private void key(Hit hit, Meaning.NamesKey names) {
    if (!(hit.node() instanceof ScalarNode scalar) || scalar.isNull()) {
      return;
    }
    Answer owner = owners.get(names.object().from(document.root(), hit.path()));
    Answer answer;
    if (owner instanceof Found object) {
      List<Definition> all = definitions.find(object.object().key());
      var keys = Contents.keys(all.isEmpty() ? List.of(object.object()) : all);
      boolean there = keys.isEmpty() || keys.get().contains(scalar.text());
      answer =
          there
              ? new FoundPart(List.of(object.object()), scalar.text())
              : new MissingPart(
                  List.of(object.object()), scalar.text(), List.copyOf(new TreeSet<>(keys.get())));
    } else {
      answer = new Unknown("the object that should have it is not known");
    }
    add(hit.path(), whole(scalar.text()), hit.rule(), answer);
  }

  private void port(Hit hit, Meaning.NamesPort names) {
    if (!(hit.node() instanceof ScalarNode scalar) || scalar.isNull()) {
      return;
    }
    Answer owner = owners.get(names.owner().from(document.root(), hit.path()));
    Answer answer = new Unknown("the object that should have it is not known");
    if (owner instanceof Found service) {
      answer = Ports.ofServices(List.of(service.object()), scalar.text());
    } else if (owner instanceof Selected selected && !selected.pods().isEmpty()) {
      answer = Ports.ofPods(selected.pods(), definitions, scalar.text());
    } else if (owner instanceof Selected selected && !selected.objects().isEmpty()) {
      answer = Ports.ofServices(selected.objects(), scalar.text());
    }
    add(hit.path(), whole(scalar.text()), hit.rule(), answer);
  }

  private void selection(Hit hit, Meaning.Selects selects) {
    if (!(hit.node() instanceof MapNode map)) {
      return;
    }
    LabelSelector selector = selects.plain() ? LabelSelector.ofPlain(map) : LabelSelector.of(map);
    if (selects.plain() && selector.isEmpty()) {
      return;
    }
    Optional<Node> chooser =
        selects
            .namespaces()
            .chooser()
            .flatMap(way -> document.manifest().find(way.from(document.root(), hit.path())));
    Answer answer =
        new Selection(definitions, document)
            .select(selects.kind(), selector, selects.namespaces(), chooser);
    owners.put(hit.path(), answer);
    add(hit.path(), new Span(0, 0), hit.rule(), answer);
    selectorLabels(map, selects.plain(), hit.path());
  }

  private void add(FieldPath path, Span span, ReferenceRule rule, Answer answer) {
    boolean nowhere = answer instanceof Missing || answer instanceof MissingPart;
    Answer heard = nowhere && isWaived(rule, path) ? new Unknown("it is optional") : answer;
    found.add(new Reference(document.manifest(), path, span, rule, heard));
  }

  private boolean isWaived(ReferenceRule rule, FieldPath path) {
    return rule.meaning()
        .demand()
        .waiver()
        .flatMap(way -> document.manifest().find(way.from(document.root(), path)))
        .filter(node -> !(node instanceof ScalarNode scalar) || !scalar.text().equals("false"))
        .isPresent();
  }

  private static Span whole(String text) {
    return new Span(0, text.length());
  }
}
