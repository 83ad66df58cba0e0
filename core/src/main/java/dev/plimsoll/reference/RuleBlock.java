package dev.plimsoll.reference;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The lines below one {@code kinds} or {@code shape} of a catalogue. They are understood when they
 * are first asked for: a run meets a dozen of the hundred kinds of the standard catalogue.
 * Thread-safe.
 */
final class RuleBlock {
  /** What a field says, before it has a holder. */
  record Part(PathPattern path, Meaning meaning) {}

  private record Line(int number, String text) {}

  private final int position;
  private final Map<String, RuleBlock> shapes;
  private final List<Line> lines = new ArrayList<>();
  private volatile List<Part> parts;

  /**
   * @param position how many blocks stand above it
   * @param shapes the shapes of the reader, by name; only those above this block count
   */
  RuleBlock(int position, Map<String, RuleBlock> shapes) {
    this.position = position;
    this.shapes = shapes;
  }

  /** A block of parts that did not come from a text. */
  static RuleBlock of(List<Part> parts) {
    var block = new RuleBlock(0, Map.of());
    block.parts = List.copyOf(parts);
    return block;
  }

  void add(int number, String text) {
    lines.add(new Line(number, text));
  }

  /**
   * The parts, shapes expanded.
   *
   * @throws IllegalArgumentException at the first line that is not understood
   */
  List<Part> parts() {
    List<Part> known = parts;
    if (known == null) {
      var all = new ArrayList<Part>();
      lines.forEach(line -> read(line, all::add));
      known = List.copyOf(all);
      parts = known;
    }
    return known;
  }

  /** Adds a finding for each line that is not understood. */
  void check(String file, Findings findings) {
    for (Line line : lines) {
      try {
        read(line, part -> {});
      } catch (IllegalArgumentException e) {
        findings.add(
            ReferenceCodes.CATALOGUE_LINE,
            Where.named("reference catalogue", file).in(Place.file(file, line.number, 1)),
            "\"" + line.text + "\": " + e.getMessage(),
            ReferenceCodes.CATALOGUE_FIX);
      }
    }
  }

  private void read(Line line, Consumer<Part> into) {
    var words = new CatalogueWords(line.text);
    PathPattern path = PathPattern.parse(words.next("a path"));
    if (words.take(":")) {
      String name = words.next("the name of a shape");
      RuleBlock shape = shapes.get(name);
      if (shape == null || shape.position >= position) {
        throw new IllegalArgumentException("there is no shape \"" + name + "\" above this line");
      }
      words.end();
      shape.parts().forEach(part -> into.accept(new Part(part.path().under(path), part.meaning())));
    } else {
      Meaning meaning = words.meaning();
      words.end();
      into.accept(new Part(path, meaning));
    }
  }
}
