package dev.plimsoll.check.files;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The findings of an earlier check, as {@link JsonLine} wrote them, so that an old tree can be
 * adopted: only what is new fails.
 *
 * <p>A finding is known if the baseline has one with the same code, path and message about the same
 * object, or, where there is no object, about the same file. Lines may move. Each entry excuses one
 * finding. Not thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Baseline implements Excuse.Source {
  private static final Pattern PLACE = Pattern.compile(":\\d+:\\d+\\b");

  private final String name;
  private final Map<Key, Integer> known = new HashMap<>();

  private record Key(String about, String code, String path, String message) {}

  private Baseline(String name) {
    this.name = name;
  }

  /**
   * Reads a baseline.
   *
   * @param name what findings call it
   * @param findings receives what is wrong with it
   * @throws IOException if it cannot be read
   */
  public static Baseline read(BufferedReader lines, String name, Findings findings)
      throws IOException {
    var baseline = new Baseline(name);
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank() && !baseline.add(line)) {
        findings.add(
            FileCodes.NO_BASELINE,
            Where.named("file", name).in(Place.file(name, number, 1)),
            "the line is none of those that check writes",
            "make the file with: plimsoll check --format jsonl PATH > " + name);
        return baseline;
      }
      number++;
    }
    return baseline;
  }

  private boolean add(String line) {
    List<YamlDocument> read = YamlReader.read(line, name, new Findings());
    Optional<Node> found =
        read.size() == 1 && read.get(0).root() instanceof MapNode map
            ? map.findList("findings").map(list -> list)
            : Optional.empty();
    if (found.isEmpty()) {
      return false;
    }
    MapNode document = (MapNode) read.get(0).root();
    String about =
        about(
            text(document, "file"),
            text(document, "apiVersion"),
            text(document, "kind"),
            text(document, "namespace") + "/" + text(document, "name"));
    for (Node finding : document.findList("findings").orElseThrow()) {
      if (!(finding instanceof MapNode map)) {
        return false;
      }
      var key =
          new Key(about, text(map, "code"), text(map, "path"), placeless(text(map, "message")));
      known.merge(key, 1, Integer::sum);
    }
    return true;
  }

  @Override
  public Optional<Excuse> of(JudgedDocument document, Finding finding) {
    String about =
        about(
            document.file(),
            document.object().apiVersion(),
            document.object().kind(),
            document.object().namespace().orElse("") + "/" + document.object().name());
    var key =
        new Key(
            about,
            finding.code().id(),
            finding.where().path().toString(),
            placeless(finding.problem()));
    if (known.merge(key, -1, Integer::sum) < 0) {
      known.remove(key);
      return Optional.empty();
    }
    return Optional.of(new Excuse(Excuse.Kind.KNOWN, name));
  }

  private static String about(String file, String apiVersion, String kind, String name) {
    return kind.isEmpty() ? file : apiVersion + " " + kind + " " + name;
  }

  /** A message may name another place of the file; lines may move. */
  private static String placeless(String message) {
    return PLACE.matcher(message).replaceAll("");
  }

  private static String text(MapNode map, String key) {
    return map.findText(key).orElse("");
  }
}
