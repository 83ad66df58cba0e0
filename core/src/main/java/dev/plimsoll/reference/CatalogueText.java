package dev.plimsoll.reference;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the text form of a catalogue, see {@link ReferenceCatalogue}. Shapes stay known from one
 * text to the next.
 */
final class CatalogueText {
  private final Map<String, RuleBlock> shapes = new HashMap<>();
  private int position;

  /** A reader that knows the shapes of this one, and learns its own. */
  CatalogueText copy() {
    var copy = new CatalogueText();
    copy.shapes.putAll(shapes);
    copy.position = position;
    return copy;
  }

  /**
   * Reads a text, and understands each line.
   *
   * @throws dev.plimsoll.finding.FindingsException with one finding for each line that is not
   *     understood
   */
  ReferenceCatalogue read(String text, String file) {
    var findings = new Findings();
    var reading = new Reading(file, findings);
    text.lines().forEach(reading::line);
    reading.blocks.forEach(block -> block.check(file, findings));
    findings.throwIfErrors();
    return reading.catalogue();
  }

  /** Reads a text whose lines a test has understood. */
  ReferenceCatalogue readTrusted(String text, String file) {
    var findings = new Findings();
    var reading = new Reading(file, findings);
    text.lines().forEach(reading::line);
    findings.throwIfErrors();
    return reading.catalogue();
  }

  private final class Reading {
    private final String file;
    private final Findings findings;
    private final List<RuleBlock> blocks = new ArrayList<>();
    private final Map<KindName, List<RuleBlock>> byKind = new LinkedHashMap<>();
    private final Map<String, LabelRule> labels = new LinkedHashMap<>();
    private KindTable table = KindTable.EMPTY;
    private int number;

    Reading(String file, Findings findings) {
      this.file = file;
      this.findings = findings;
    }

    ReferenceCatalogue catalogue() {
      return ReferenceCatalogue.of(byKind, labels, table);
    }

    void line(String raw) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        return;
      }
      try {
        if (!isHeader(line)) {
          if (blocks.isEmpty()) {
            throw new IllegalArgumentException("there is no line \"kinds …\" above this line");
          }
          blocks.get(blocks.size() - 1).add(number, line);
        }
      } catch (IllegalArgumentException e) {
        findings.add(
            ReferenceCodes.CATALOGUE_LINE,
            Where.named("reference catalogue", file).in(Place.file(file, number, 1)),
            "\"" + line + "\": " + e.getMessage(),
            ReferenceCodes.CATALOGUE_FIX);
      }
    }

    private boolean isHeader(String line) {
      int blank = line.indexOf(' ');
      var words = new CatalogueWords(line);
      switch (blank < 0 ? line : line.substring(0, blank)) {
        case "cluster" -> table = table.withOfCluster(kinds(words));
        case "unstored" -> table = table.withUnstored(kinds(words));
        case "kinds" -> {
          RuleBlock block = block();
          kinds(words)
              .forEach(kind -> byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(block));
        }
        case "shape" -> {
          words.expect("shape");
          shapes.put(words.next("the name of the shape"), block());
          words.end();
        }
        case "label" -> {
          words.expect("label");
          String key = words.next("a label");
          words.expect("names");
          labels.put(key, new LabelRule(key, KindName.parse(words.next("a kind"))));
          words.end();
        }
        default -> {
          return false;
        }
      }
      return true;
    }

    private RuleBlock block() {
      var block = new RuleBlock(position++, shapes);
      blocks.add(block);
      return block;
    }

    private List<KindName> kinds(CatalogueWords words) {
      List<String> names = words.rest();
      if (names.size() < 2) {
        throw new IllegalArgumentException("it names no kind");
      }
      return names.subList(1, names.size()).stream().map(KindName::parse).toList();
    }
  }
}
