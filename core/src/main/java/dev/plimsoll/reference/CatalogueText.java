package dev.plimsoll.reference;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the text form of a catalogue, see {@link ReferenceCatalogue}. Shapes stay known from one
 * text to the next.
 */
final class CatalogueText {
  /** A rule of a shape, before it has a holder. */
  private record Part(PathPattern path, Meaning meaning) {}

  private final Map<String, List<Part>> shapes = new LinkedHashMap<>();

  private KindTable table = KindTable.EMPTY;
  private List<KindName> kinds = List.of();
  private List<Part> shape = new ArrayList<>();
  private List<ReferenceRule> rules = new ArrayList<>();

  /** A reader that knows the shapes of this one, and learns its own. */
  CatalogueText copy() {
    var copy = new CatalogueText();
    copy.shapes.putAll(shapes);
    return copy;
  }

  /**
   * Reads a text.
   *
   * @throws dev.plimsoll.finding.FindingsException with one finding for each line that is not
   *     understood
   */
  ReferenceCatalogue read(String text, String file) {
    rules = new ArrayList<>();
    kinds = List.of();
    shape = null;
    var labels = new LinkedHashMap<String, LabelRule>();
    table = KindTable.EMPTY;
    var findings = new Findings();
    String[] lines = text.split("\r?\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        read(new CatalogueWords(line), labels);
      } catch (IllegalArgumentException e) {
        findings.add(
            ReferenceCodes.CATALOGUE_LINE,
            Where.named("reference catalogue", file).in(Place.file(file, i + 1, 1)),
            "\"" + line + "\": " + e.getMessage(),
            "write it as the documentation of ReferenceCatalogue says, for example \"spec.secretName -> Secret\"");
      }
    }
    findings.throwIfErrors();
    return ReferenceCatalogue.of(rules, labels, table);
  }

  private void read(CatalogueWords words, Map<String, LabelRule> labels) {
    String first = words.next("a word");
    switch (first) {
      case "cluster" -> table = table.withOfCluster(kinds(words));
      case "unstored" -> table = table.withUnstored(kinds(words));
      case "kinds" -> {
        kinds = kinds(words);
        shape = null;
      }
      case "shape" -> {
        kinds = List.of();
        shape = new ArrayList<>();
        shapes.put(words.next("the name of the shape"), shape);
      }
      case "label" -> {
        String key = words.next("a label");
        words.expect("names");
        labels.put(key, new LabelRule(key, KindName.parse(words.next("a kind"))));
      }
      default -> rule(PathPattern.parse(first), words);
    }
    words.end();
  }

  private static List<KindName> kinds(CatalogueWords words) {
    return words.rest().stream().map(KindName::parse).toList();
  }

  private void rule(PathPattern path, CatalogueWords words) {
    if (words.take(":")) {
      String name = words.next("the name of a shape");
      List<Part> parts = shapes.get(name);
      if (parts == null) {
        throw new IllegalArgumentException(
            "there is no shape \"" + name + "\" above this line; shapes are " + shapes.keySet());
      }
      List.copyOf(parts).forEach(part -> add(part.path().under(path), part.meaning()));
    } else {
      add(path, words.meaning());
    }
  }

  private void add(PathPattern path, Meaning meaning) {
    if (shape != null) {
      shape.add(new Part(path, meaning));
    } else if (kinds.isEmpty()) {
      throw new IllegalArgumentException("there is no line \"kinds …\" above this line");
    } else {
      kinds.forEach(kind -> rules.add(new ReferenceRule(kind, path, meaning)));
    }
  }
}
