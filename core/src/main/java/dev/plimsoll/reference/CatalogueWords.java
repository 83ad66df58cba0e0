package dev.plimsoll.reference;

import dev.plimsoll.reference.Meaning.Creates;
import dev.plimsoll.reference.Meaning.MakesPods;
import dev.plimsoll.reference.Meaning.NamesItem;
import dev.plimsoll.reference.Meaning.NamesKey;
import dev.plimsoll.reference.Meaning.NamesObject;
import dev.plimsoll.reference.Meaning.NamesPort;
import dev.plimsoll.reference.Meaning.Selects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The words of one line of a catalogue. A word in double quotes may contain spaces. */
final class CatalogueWords {
  private final List<String> words = new ArrayList<>();
  private int at;

  CatalogueWords(String line) {
    int i = 0;
    while (i < line.length()) {
      if (line.charAt(i) == ' ') {
        i++;
      } else if (line.charAt(i) == '"') {
        int end = line.indexOf('"', i + 1);
        if (end < 0) {
          throw new IllegalArgumentException("a quote is not closed");
        }
        words.add(line.substring(i + 1, end));
        i = end + 1;
      } else {
        int end = line.indexOf(' ', i);
        end = end < 0 ? line.length() : end;
        words.add(line.substring(i, end));
        i = end;
      }
    }
  }

  String next(String what) {
    if (at == words.size()) {
      throw new IllegalArgumentException(what + " is missing at the end");
    }
    return words.get(at++);
  }

  boolean take(String word) {
    boolean there = at < words.size() && words.get(at).equals(word);
    at += there ? 1 : 0;
    return there;
  }

  void expect(String word) {
    if (!take(word)) {
      throw new IllegalArgumentException("\"" + word + "\" is missing");
    }
  }

  List<String> rest() {
    List<String> rest = words.subList(at, words.size());
    at = words.size();
    return rest;
  }

  void end() {
    if (at < words.size()) {
      throw new IllegalArgumentException("\"" + words.get(at) + "\" is not expected there");
    }
  }

  /** What the rest of a rule says. */
  Meaning meaning() {
    String verb = next("what the field says, such as ->,");
    return switch (verb) {
      case "->" -> namesObject();
      case "keyOf" -> new NamesKey(relative(), demand());
      case "portOf" -> new NamesPort(relative(), demand());
      case "itemOf" -> new NamesItem(list(RelativePath::parse), demand());
      case "selects" -> selects();
      case "makes" -> makes();
      case "creates" -> creates();
      default ->
          throw new IllegalArgumentException(
              "\"" + verb + "\" is none of :, ->, keyOf, portOf, itemOf, selects, makes, creates");
    };
  }

  private NamesObject namesObject() {
    TargetKind target = target(next("a kind"));
    Optional<RelativePath> namespace = take("in") ? Optional.of(relative()) : Optional.empty();
    TextForm form = take("as") ? new TextForm(next("a form")) : TextForm.WHOLE;
    return new NamesObject(target, namespace, form, demand());
  }

  private static TargetKind target(String text) {
    if (!text.startsWith("by")) {
      return new TargetKind.OneOf(kinds(text));
    }
    int open = text.indexOf('(');
    int close = text.indexOf(')');
    if (open < 0 || close < open) {
      throw new IllegalArgumentException("\"" + text + "\" has no fields in parentheses");
    }
    String[] fields = text.substring(open + 1, close).split(",");
    if (text.startsWith("byResources(") && fields.length == 2) {
      return new TargetKind.OfResources(
          RelativePath.parse(fields[0]), RelativePath.parse(fields[1]));
    }
    List<KindName> known =
        text.startsWith("):", close) ? kinds(text.substring(close + 2)) : List.of();
    Optional<RelativePath> group =
        fields.length > 1 ? Optional.of(RelativePath.parse(fields[1])) : Optional.empty();
    return new TargetKind.Said(RelativePath.parse(fields[0]), group, known);
  }

  private static List<KindName> kinds(String text) {
    return Arrays.stream(text.split("\\|")).map(KindName::parse).toList();
  }

  private Selects selects() {
    KindName kind = KindName.parse(next("a kind"));
    boolean plain = take("plain");
    NamespaceChoice namespaces = new NamespaceChoice.Own();
    if (take("in")) {
      namespaces = new NamespaceChoice.ByLabels(relative());
    } else if (take("among")) {
      namespaces = new NamespaceChoice.ByNames(relative());
    }
    return new Selects(kind, plain, namespaces, demand());
  }

  private MakesPods makes() {
    expect("Pod");
    return new MakesPods(take("labels") ? pairs() : Map.of());
  }

  private Creates creates() {
    KindName kind = KindName.parse(next("a kind"));
    NameTemplate name = take("named") ? new NameTemplate(next("a name")) : NameTemplate.FIELD;
    Optional<NameTemplate> otherwise =
        take("else") ? Optional.of(new NameTemplate(next("a name"))) : Optional.empty();
    List<PathPattern> when = take("when") ? list(PathPattern::parse) : List.of();
    Set<String> keys = take("keys") ? Set.copyOf(list(Function.identity())) : Set.of();
    List<PathPattern> keysAt = take("keysAt") ? list(PathPattern::parse) : List.of();
    List<PathPattern> openIf = take("openIf") ? list(PathPattern::parse) : List.of();
    Map<String, String> labels = take("labels") ? pairs() : Map.of();
    List<PathPattern> labelsAt = take("labelsAt") ? list(PathPattern::parse) : List.of();
    var ports = new LinkedHashMap<String, Integer>();
    if (take("ports")) {
      for (String port : list(Function.identity())) {
        int colon = port.indexOf(':');
        ports.put(
            colon < 0 ? port : port.substring(0, colon),
            colon < 0 ? 0 : Integer.parseInt(port.substring(colon + 1)));
      }
    }
    boolean nothingOfKeys = keys.isEmpty() && keysAt.isEmpty() && openIf.isEmpty();
    List<PathPattern> open = nothingOfKeys ? List.of(PathPattern.ROOT) : openIf;
    return new Creates(
        kind,
        name,
        otherwise,
        when,
        new OfferRule(
            keys, keysAt, open, labels, labelsAt, ports.isEmpty() ? Map.of("*", 0) : ports));
  }

  private Demand demand() {
    Demand demand = take("should") ? Demand.SHOULD : take("may") ? Demand.MAY : Demand.MUST;
    return take("optional") ? demand.unless(relative()) : demand;
  }

  private RelativePath relative() {
    return RelativePath.parse(next("a field"));
  }

  private <T> List<T> list(Function<String, T> each) {
    return Arrays.stream(next("a list").split(",")).map(each).toList();
  }

  private Map<String, String> pairs() {
    var pairs = new LinkedHashMap<String, String>();
    for (String pair : list(Function.identity())) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("label \"" + pair + "\" has no value");
      }
      pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return pairs;
  }
}
