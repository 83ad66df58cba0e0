package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one document of any YAML from the events of snakeyaml-engine, giving scalars, aliases and
 * merge keys the meaning that they have for kubectl.
 *
 * <p>The value of a map entry has the place of its key as its origin, a list item and the root
 * their own.
 */
final class EventReader {
  static final int MAX_DEPTH = 500;
  private static final String CORE_TAG = "tag:yaml.org,2002:";
  private static final Pattern ESCAPED_SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  private final DocumentSource source;
  private final Findings findings;
  private final ParserImpl events;
  private final AliasBudget budget = new AliasBudget();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int depth;

  /** A value with an anchor; incomplete while it is being read. */
  private static final class Anchored {
    private Optional<Node> node = Optional.empty();
    private long size;
  }

  private EventReader(DocumentSource source, Findings findings) {
    this.source = source;
    this.findings = findings;
    this.events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, source.text()));
  }

  /** The value of the document; empty if it holds nothing but blanks and comments. */
  static Optional<Node> read(DocumentSource source, Findings findings) throws BrokenDocument {
    var reader = new EventReader(source, findings);
    try {
      return reader.document();
    } catch (MarkedYamlEngineException e) {
      throw reader.notYaml(e);
    } catch (YamlEngineException e) {
      throw new BrokenDocument(
          NodeCodes.NOT_YAML,
          source.origin(0, 0),
          "the document is not YAML: " + e.getMessage(),
          "repair the text");
    }
  }

  private Optional<Node> document() throws BrokenDocument {
    events.next();
    if (!events.checkEvent(Event.ID.DocumentStart)) {
      return Optional.empty();
    }
    events.next();
    budget.value();
    Event first = events.next();
    Node root = node(first, origin(first));
    events.next();
    try {
      if (events.checkEvent(Event.ID.StreamEnd)) {
        return Optional.of(root);
      }
      throw afterEnd(origin(events.next()));
    } catch (MarkedYamlEngineException e) {
      throw afterEnd(e.getProblemMark().map(this::origin).orElseGet(() -> source.origin(0, 0)));
    }
  }

  private static BrokenDocument afterEnd(Origin place) {
    return new BrokenDocument(
        NodeCodes.AFTER_END,
        place,
        "text follows the end of the document, kubectl would drop it",
        "begin the next document with a line ---");
  }

  private Node node(Event event, Origin origin) throws BrokenDocument {
    if (event instanceof AliasEvent alias) {
      return alias(alias, origin);
    }
    budget.value();
    Optional<Anchored> anchored =
        ((NodeEvent) event).getAnchor().map(Anchor::getValue).map(this::open);
    long before = budget.count();
    Node node =
        event instanceof ScalarEvent scalar
            ? scalar(scalar, origin)
            : collection((CollectionStartEvent) event, origin);
    anchored.ifPresent(
        it -> {
          it.node = Optional.of(node);
          it.size = budget.count() - before + 1;
        });
    return node;
  }

  private Anchored open(String name) {
    var anchored = new Anchored();
    anchors.put(name, anchored);
    return anchored;
  }

  private Node alias(AliasEvent event, Origin origin) throws BrokenDocument {
    String name = event.getAlias().getValue();
    Anchored anchored = anchors.get(name);
    Origin here = origin(event);
    if (anchored == null) {
      throw new BrokenDocument(
          NodeCodes.BAD_ALIAS,
          here,
          "no anchor &" + name + " stands before the alias *" + name,
          "mark a value with &" + name + " or correct the name");
    }
    Node node =
        anchored.node.orElseThrow(
            () ->
                new BrokenDocument(
                    NodeCodes.BAD_ALIAS,
                    here,
                    "the alias *" + name + " stands inside the value &" + name,
                    "write the value out"));
    budget.alias(anchored.size);
    if (budget.isExceeded()) {
      throw new BrokenDocument(
          NodeCodes.TOO_MANY_ALIASES,
          here,
          "with the alias *" + name + " too large a share of the document comes from aliases",
          "write the values out");
    }
    return node.withOrigin(origin);
  }

  private Node collection(CollectionStartEvent start, Origin origin) throws BrokenDocument {
    start.getTag().filter(tag -> !tag.startsWith(CORE_TAG)).ifPresent(tag -> ignored(tag, start));
    if (++depth > MAX_DEPTH) {
      throw new BrokenDocument(
          NodeCodes.TOO_DEEP,
          origin(start),
          "the document is more than " + MAX_DEPTH + " levels deep",
          "make it flatter");
    }
    Node node = start.getEventId() == Event.ID.MappingStart ? map(origin) : list(origin);
    depth--;
    return node;
  }

  private Node list(Origin origin) throws BrokenDocument {
    var list = ListNode.builder(origin);
    while (true) {
      Event item = events.next();
      if (item.getEventId() == Event.ID.SequenceEnd) {
        return list.build();
      }
      list.add(node(item, origin(item)));
    }
  }

  private Node map(Origin origin) throws BrokenDocument {
    var map = MapNode.builder(origin);
    Set<String> merged = new HashSet<>();
    while (true) {
      Event key = events.next();
      if (key.getEventId() == Event.ID.MappingEnd) {
        return map.build();
      }
      Origin place = origin(key);
      if (isMerge(key)) {
        merge(map, merged, place);
        continue;
      }
      Optional<String> name = key(key, place);
      Node value = node(events.next(), place);
      if (name.isPresent()) {
        put(map, merged, name.get(), value);
      }
    }
  }

  private void put(MapNode.Builder map, Set<String> merged, String key, Node value) {
    Optional<Node> before = map.find(key);
    if (before.isPresent() && !merged.remove(key)) {
      source.reportDuplicate(findings, key, before.get(), value.origin());
    }
    map.put(key, value);
  }

  private static boolean isMerge(Event key) {
    return key instanceof ScalarEvent scalar
        && scalar.getValue().equals("<<")
        && (scalar.getTag().isEmpty()
            ? scalar.isPlain()
            : scalar.getTag().get().equals(CORE_TAG + "merge"));
  }

  private void merge(MapNode.Builder map, Set<String> merged, Origin place) throws BrokenDocument {
    Event event = events.next();
    Node value = node(event, place);
    if (value instanceof MapNode one) {
      mergeMap(map, merged, one, place);
    } else if (value instanceof ListNode list
        && !(event instanceof AliasEvent)
        && list.items().stream().allMatch(MapNode.class::isInstance)) {
      for (int i = list.size() - 1; i >= 0; i--) {
        mergeMap(map, merged, (MapNode) list.get(i), place);
      }
    } else {
      throw new BrokenDocument(
          NodeCodes.BAD_MERGE,
          place,
          "the merge key << holds no map and no list of maps",
          "give it an alias of a map, or quote the key");
    }
  }

  private void mergeMap(MapNode.Builder map, Set<String> merged, MapNode from, Origin place) {
    from.forEach(
        (key, value) -> {
          if (map.has(key) && !merged.contains(key)) {
            source.report(
                findings,
                NodeCodes.MERGE_OVERRIDES,
                place,
                "the merge key overrides \"" + key + "\", which stands before it",
                "put << first in its map, or remove \"" + key + "\"");
          }
          merged.add(key);
          map.put(key, value);
        });
  }

  private Optional<String> key(Event key, Origin place) throws BrokenDocument {
    if (key instanceof ScalarEvent scalar) {
      if (scalar.getAnchor().isPresent()) {
        node(scalar, place);
      } else {
        budget.value();
      }
      if (scalar.isDQuoted()) {
        checkEscapes(scalar);
      }
      boolean plain = scalar.getTag().isEmpty() && scalar.isPlain();
      if (!plain) {
        return Optional.of(scalar.getValue());
      }
      Optional<String> text = KubectlScalar.key(scalar.getValue());
      if (text.isEmpty()) {
        badKey(place, "\"" + scalar.getValue() + "\"");
      } else if (KubectlScalar.isOldTruthValue(scalar.getValue())) {
        source.report(
            findings,
            NodeCodes.BOOLEAN_KEY,
            place,
            "the key " + scalar.getValue() + " is read as the truth value " + text.get(),
            "write \"" + scalar.getValue() + "\" with quotes");
      }
      return text;
    }
    Node node = node(key, place);
    if (node instanceof ScalarNode scalar && !scalar.isNull()) {
      return Optional.of(scalar.text());
    }
    badKey(place, node instanceof MapNode ? "a map" : node instanceof ListNode ? "a list" : "null");
    return Optional.empty();
  }

  private void badKey(Origin place, String what) {
    source.report(
        findings, NodeCodes.BAD_KEY, place, what + " cannot be a key", "write a text as the key");
  }

  private Node scalar(ScalarEvent event, Origin origin) throws BrokenDocument {
    String text = event.getValue();
    if (event.isDQuoted()) {
      checkEscapes(event);
    }
    if (event.getTag().isEmpty()) {
      return event.isPlain()
          ? KubectlScalar.value(text, origin).orElseGet(() -> notJson(text, origin))
          : ScalarNode.string(text, origin);
    }
    return tagged(event, event.getTag().get(), origin);
  }

  /**
   * The engine puts two escaped halves of a surrogate pair together, and lets a single one pass;
   * kubectl refuses both.
   */
  private void checkEscapes(ScalarEvent event) throws BrokenDocument {
    if (event.getValue().chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return;
    }
    String text = source.text();
    int from = text.offsetByCodePoints(0, event.getStartMark().orElseThrow().getIndex());
    int to = text.offsetByCodePoints(0, event.getEndMark().orElseThrow().getIndex());
    if (ESCAPED_SURROGATE.matcher(text).region(from, to).find()) {
      throw new BrokenDocument(
          NodeCodes.BAD_ENCODING,
          origin(event),
          "the text has the escape of half of a surrogate pair",
          "write the whole character, or its escape \\U with 8 digits");
    }
  }

  private Node tagged(ScalarEvent event, String tag, Origin origin) {
    String text = event.getValue();
    String name = tag.startsWith(CORE_TAG) ? tag.substring(CORE_TAG.length()) : "";
    return switch (name) {
      case "str", "timestamp" -> ScalarNode.string(text, origin);
      case "int", "float", "bool", "null" -> {
        Optional<ScalarNode> value = KubectlScalar.value(text, origin);
        if (value.isPresent() && !fits(name, value.get())) {
          source.report(
              findings,
              NodeCodes.NOT_JSON,
              origin(event),
              "\"" + text + "\" cannot be read as !!" + name,
              "remove the tag, or write a value that fits it");
        }
        yield value.orElseGet(() -> notJson(text, origin));
      }
      case "binary" -> {
        source.report(
            findings,
            NodeCodes.NOT_JSON,
            origin(event),
            "kubectl cannot send a value that is tagged !!binary",
            "remove the tag and keep the Base64 text");
        yield ScalarNode.string(text, origin);
      }
      default -> {
        ignored(tag, event);
        boolean untagged = tag.equals("!") && event.getScalarStyle() == ScalarStyle.PLAIN;
        yield untagged
            ? KubectlScalar.value(text, origin).orElseGet(() -> notJson(text, origin))
            : ScalarNode.string(text, origin);
      }
    };
  }

  private static boolean fits(String tag, ScalarNode value) {
    return switch (value.kind()) {
      case INTEGER -> tag.equals("int") || tag.equals("float");
      case DECIMAL -> tag.equals("float");
      case BOOL -> tag.equals("bool");
      case NULL -> tag.equals("null");
      case STRING -> false;
    };
  }

  private ScalarNode notJson(String text, Origin origin) {
    source.report(
        findings,
        NodeCodes.NOT_JSON,
        origin,
        text + " is no number that JSON can say",
        "write a number, or quote the text");
    return ScalarNode.string(text, origin);
  }

  private void ignored(String tag, Event event) {
    source.report(
        findings,
        NodeCodes.IGNORED_TAG,
        origin(event),
        "kubectl ignores the tag " + tag,
        "remove the tag");
  }

  private BrokenDocument notYaml(MarkedYamlEngineException e) {
    Origin at =
        e.getProblemMark()
            .or(e::getContextMark)
            .map(this::origin)
            .orElseGet(() -> source.origin(0, 0));
    String problem = e.getProblem() == null ? e.getContext() : e.getProblem();
    String context = e.getProblem() == null || e.getContext() == null ? "" : " " + e.getContext();
    boolean tab = problem.contains("TAB") || problem.contains("\\t");
    return new BrokenDocument(
        NodeCodes.NOT_YAML,
        at,
        "the document is not YAML: " + problem + context,
        tab ? "indent with spaces" : "repair the text");
  }

  private Origin origin(Event event) {
    return event.getStartMark().map(this::origin).orElseGet(() -> source.origin(0, 0));
  }

  private Origin origin(Mark mark) {
    return source.origin(mark.getLine(), mark.getColumn());
  }
}
