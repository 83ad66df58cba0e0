package dev.plimsoll.internal;

import dev.plimsoll.UncheckedKinds;
import dev.plimsoll.finding.EnvironmentTexts;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An answer at the border, gathered while a verb runs.
 *
 * <pre>{@code
 * { "findings": [ { "severity": "error", "code": "PLM0104", "text": "error PLM0104 ..." } ],
 *   "warnings": [ "warning PLM8405 ..., and 3 more: ..." ],
 *   "notes": [ "note PLM0103 ..." ],
 *   "lines": [ "prod-eks: 45 files, 2 of them new" ],
 *   "files": { "prod-eks": { "kustomization.yaml": "..." } } }
 * }</pre>
 */
public final class Answer {
  private final List<Found> findings = new ArrayList<>();
  private final Set<String> environments = new LinkedHashSet<>();
  private final List<String> lines = new ArrayList<>();
  private final SortedMap<String, Node> files = new TreeMap<>();

  /** A finding, and the environment that it was made in; empty if it is of none. */
  private record Found(String environment, Finding finding) {}

  /** An answer that says nothing yet. */
  public Answer() {}

  /** Adds findings, in their order. */
  public void addAll(Collection<Finding> more) {
    more.forEach(finding -> findings.add(new Found("", finding)));
  }

  /** Adds findings of an environment, in their order; call it for one without any too. */
  public void addAll(String environment, Collection<Finding> more) {
    environments.add(environment);
    more.forEach(finding -> findings.add(new Found(environment, finding)));
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
    var texts = new EnvironmentTexts(environments.size());
    var heads = new LinkedHashMap<String, Finding>();
    for (Found one : findings) {
      String text = FindingText.render(one.finding());
      texts.add(one.environment(), text);
      heads.putIfAbsent(text, one.finding());
    }
    texts
        .whole()
        .forEach(
            (text, whole) ->
                said.add(
                    MapNode.builder(Origin.UNKNOWN)
                        .put("severity", heads.get(text).severity().word())
                        .put("code", heads.get(text).code().id())
                        .put("text", whole)
                        .build()));
    var all = MapNode.builder(Origin.UNKNOWN);
    files.forEach(all::put);
    return JsonWriter.compact(
        MapNode.builder(Origin.UNKNOWN)
            .put("findings", said.build())
            .put("warnings", ListNode.ofStrings(together(Severity.WARNING), Origin.UNKNOWN))
            .put("notes", ListNode.ofStrings(together(Severity.NOTE), Origin.UNKNOWN))
            .put("lines", ListNode.ofStrings(lines, Origin.UNKNOWN))
            .put("files", all.build())
            .build());
  }

  /**
   * For people: alike ones together, so that a cause with many places does not hide another;
   * without those about kinds that nobody knows, which {@link #lines} sum up.
   */
  private List<String> together(Severity severity) {
    var texts = new EnvironmentTexts(environments.size());
    Map<String, List<Finding>> byEnvironment =
        findings.stream()
            .filter(found -> found.finding().severity() == severity)
            .filter(found -> !UncheckedKinds.isSummedUp(found.finding()))
            .collect(
                Collectors.groupingBy(
                    Found::environment,
                    LinkedHashMap::new,
                    Collectors.mapping(Found::finding, Collectors.toList())));
    byEnvironment.forEach(
        (environment, some) ->
            FindingText.together(some).forEach(text -> texts.add(environment, text)));
    return texts.texts();
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
