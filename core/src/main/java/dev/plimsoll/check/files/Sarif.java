package dev.plimsoll.check.files;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Findings as SARIF 2.1.0, which code hosts and editors show: written result by result, so that any
 * number of them needs no memory. Not thread-safe.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Sarif {
  private static final Origin ORIGIN = Origin.UNKNOWN;
  private static final ListNode NONE = ListNode.empty(ORIGIN);
  private static final String UNRESERVED = "-._~!$&'()*+,;=@/";

  private final Consumer<String> out;
  private final TreeMap<String, Code> codes = new TreeMap<>();
  private boolean first = true;

  /** Begins a log. */
  public Sarif(Consumer<String> out) {
    this.out = out;
    out.accept(
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
            + "\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[");
  }

  /**
   * Writes a finding.
   *
   * @param file the file of its document
   */
  public void add(String file, Finding finding, Optional<Excuse> excuse) {
    codes.put(finding.code().id(), finding.code());
    out.accept((first ? "\n" : ",\n") + JsonWriter.compact(result(file, finding, excuse)));
    first = false;
  }

  /**
   * Ends the log.
   *
   * @param version of this program
   */
  public void end(String version) {
    List<Node> rules = new ArrayList<>();
    codes.values().forEach(code -> rules.add(rule(code)));
    MapNode driver =
        map()
            .put("name", "plimsoll")
            .put("version", version)
            .put("rules", ListNode.of(rules, ORIGIN))
            .build();
    MapNode tool = map().put("driver", driver).build();
    out.accept("\n],\"tool\":" + JsonWriter.compact(tool) + "}]}\n");
  }

  private static MapNode result(String file, Finding finding, Optional<Excuse> excuse) {
    var result =
        map()
            .put("ruleId", finding.code().id())
            .put("level", finding.severity().word())
            .put("message", text(finding.problem() + ". To repair: " + finding.fix() + "."))
            .put("locations", one(location(file, finding)));
    // All results of a run have this list, or none has (3.27.23).
    return result.put("suppressions", excuse.map(Sarif::suppression).orElse(NONE)).build();
  }

  private static ListNode suppression(Excuse excuse) {
    return one(
        map()
            .put("kind", "external")
            .put("status", "accepted")
            .put("justification", excuse.toString())
            .build());
  }

  private static MapNode location(String file, Finding finding) {
    String name = file;
    var physical = map();
    if (finding.where().origin().place() instanceof Place.InFile place) {
      name = place.file();
      if (place.line() > 0) {
        var region = map().put("startLine", place.line());
        if (place.column() > 0) {
          region.put("startColumn", place.column());
        }
        physical.put("region", region.build());
      }
    }
    physical.put("artifactLocation", map().put("uri", uri(name)).build());
    var location = map().put("physicalLocation", physical.build());
    if (finding.where().subject() instanceof Subject.KubernetesObject) {
      String path = finding.where().path().isRoot() ? "" : " " + finding.where().path();
      location.put(
          "logicalLocations",
          one(
              map()
                  .put("fullyQualifiedName", finding.where().subject() + path)
                  .put("kind", "object")
                  .build()));
    }
    return location.build();
  }

  /** A path as a URI reference (RFC 3986); standard input has no better one than its name. */
  private static String uri(String path) {
    var uri = new StringBuilder(path.equals("-") ? "stdin" : path.startsWith("/") ? "file://" : "");
    if (path.equals("-")) {
      return uri.toString();
    }
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      if (plain) {
        uri.append(c);
      } else {
        uri.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return uri.toString();
  }

  private static MapNode rule(Code code) {
    return map()
        .put("id", code.id())
        .put("shortDescription", text(code.title()))
        .put(
            "help",
            map().put("text", code.explanation()).put("markdown", code.explanation()).build())
        .put("defaultConfiguration", map().put("level", code.severity().word()).build())
        .put("properties", map().put("stage", code.stage().word()).build())
        .build();
  }

  private static MapNode text(String text) {
    return map().put("text", text).build();
  }

  private static ListNode one(Node node) {
    return ListNode.of(List.of(node), ORIGIN);
  }

  private static MapNode.Builder map() {
    return MapNode.builder(ORIGIN);
  }
}
