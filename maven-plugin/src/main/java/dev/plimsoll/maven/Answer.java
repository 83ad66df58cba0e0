package dev.plimsoll.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the project's Plimsoll answered.
 *
 * @param findings everything that was found
 * @param warnings the warnings for people, those alike together
 * @param notes the notes for people, those alike together
 * @param lines what to tell the user
 * @param tree the whole answer
 */
record Answer(
    List<Found> findings,
    List<String> warnings,
    List<String> notes,
    List<String> lines,
    JsonNode tree) {
  private static final JsonMapper JSON = JsonMapper.shared();

  Answer {
    findings = List.copyOf(findings);
    warnings = List.copyOf(warnings);
    notes = List.copyOf(notes);
    lines = List.copyOf(lines);
  }

  /**
   * One finding.
   *
   * @param severity {@code error}, {@code warning} or {@code note}
   * @param text what, where, and how to repair it, on several lines
   */
  record Found(String severity, String text) {
    boolean isError() {
      return severity.equals("error");
    }

    boolean isWarning() {
      return severity.equals("warning");
    }

    boolean isNote() {
      return !isError() && !isWarning();
    }
  }

  /**
   * Reads an answer.
   *
   * @throws MojoExecutionException if it tells of a fault that is no finding
   */
  static Answer read(String json) throws MojoExecutionException {
    JsonNode tree = JSON.readTree(json);
    if (tree.has("fault")) {
      throw new MojoExecutionException(
          "Plimsoll failed; this is a fault in it, please report it:\n"
              + tree.get("fault").stringValue());
    }
    var findings = new ArrayList<Found>();
    for (JsonNode found : tree.get("findings")) {
      findings.add(new Found(found.get("severity").stringValue(), found.get("text").stringValue()));
    }
    // A Plimsoll that is older than this plugin has none together.
    List<String> warnings =
        tree.has("warnings")
            ? texts(tree.get("warnings"))
            : findings.stream().filter(Found::isWarning).map(Found::text).toList();
    List<String> notes =
        tree.has("notes")
            ? texts(tree.get("notes"))
            : findings.stream().filter(Found::isNote).map(Found::text).toList();
    return new Answer(findings, warnings, notes, texts(tree.get("lines")), tree);
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    for (JsonNode text : list) {
      texts.add(text.stringValue());
    }
    return texts;
  }
}
