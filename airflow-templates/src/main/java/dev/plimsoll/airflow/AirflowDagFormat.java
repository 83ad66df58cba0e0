package dev.plimsoll.airflow;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.EmbeddedFormat;
import dev.plimsoll.node.Node;

/**
 * A DAG file. Its tree holds the objects that the tasks make as they are, so that renames and
 * overlays reach in; the text is Python. A DAG file cannot be read back: Python is a language, and
 * a file that a person wrote is no data.
 */
final class AirflowDagFormat implements EmbeddedFormat {
  static final AirflowDagFormat INSTANCE = new AirflowDagFormat();

  private AirflowDagFormat() {}

  @Override
  public String name() {
    return "airflow-dag";
  }

  @Override
  public Node read(String text, Place place) {
    var findings = new Findings();
    findings.add(
        AirflowCodes.DAG_IS_NOT_READ,
        Where.named("document", "DAG file").in(place),
        "a DAG file is Python, and not data that could be read",
        "edit the tree of the generated document, or the job that it runs");
    throw new FindingsException(findings.sorted());
  }

  @Override
  public String write(Node content) {
    return new DagWriter(content).write();
  }

  @Override
  public String toString() {
    return name();
  }
}
