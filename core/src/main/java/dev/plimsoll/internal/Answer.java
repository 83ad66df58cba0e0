package dev.plimsoll.internal;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer at the border, gathered while a verb runs.
 *
 * <pre>{@code
 * { "findings": [ { "severity": "error", "code": "PLM0104", "text": "error PLM0104 ..." } ],
 *   "warnings": [ "warning PLM8405 ..., and 3 more: ..." ],
 *   "lines": [ "prod-eks: 45 files, 2 of them new" ],
 *   "files": { "prod-eks": { "kustomization.yaml": "..." } } }
 * }</pre>
 */
public final class Answer {
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final SortedMap<String, Node> files = new TreeMap<>();

  /** An answer that says nothing yet. */
  public Answer() {}

  /** Adds findings, in their order. */
  public void addAll(Collection<Finding> more) {
    findings.addAll(more);
  }

  /** Adds a line for people. */
  public void say(String line) {
    lines.add(line);
  }

  /** Adds the files of an environment by their paths. */
  public void put(String environment, Map<String, String> texts) {
    var map = MapNode.builder(Origin.UNKNOWN);
    texts.forEach(map::put);
    files.put(environment, map.build());
  }

  /** The answer as JSON. */
  public String json() {
    var said = ListNode.builder(Origin.UNKNOWN);
    for (Finding finding : findings) {
      said.add(
          MapNode.builder(Origin.UNKNOWN)
              .put("severity", finding.severity().word())
              .put("code", finding.code().id())
              .put("text", FindingText.render(finding))
              .build());
    }
    var all = MapNode.builder(Origin.UNKNOWN);
    files.forEach(all::put);
    return JsonWriter.compact(
        MapNode.builder(Origin.UNKNOWN)
            .put("findings", said.build())
            .put("warnings", ListNode.ofStrings(warnings(), Origin.UNKNOWN))
            .put("lines", ListNode.ofStrings(lines, Origin.UNKNOWN))
            .put("files", all.build())
            .build());
  }

  /** For people: alike ones together, so that a cause with many places does not hide another. */
  private List<String> warnings() {
    return FindingText.together(
        findings.stream().filter(found -> found.severity() == Severity.WARNING).toList());
  }

  /** The answer of a verb that failed in a way that is no finding. */
  public static String fault(Throwable fault) {
    var text = new StringBuilder();
    for (Throwable at = fault; at != null; at = at.getCause()) {
      text.append(text.isEmpty() ? "" : "caused by ").append(at).append('\n');
      for (StackTraceElement frame : at.getStackTrace()) {
        text.append("  at ").append(frame).append('\n');
      }
    }
    return JsonWriter.compact(
        MapNode.builder(Origin.UNKNOWN).put("fault", text.toString()).build());
  }
}
