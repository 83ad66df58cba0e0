package dev.plimsoll.check.files;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.ScalarNode;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A judged document as one line of JSON:
 *
 * <pre>
 * {"file":"web.yaml","index":0,"apiVersion":"apps/v1","kind":"Deployment","namespace":"data","name":"web",
 *  "verdict":"refused","findings":[{"stage":"decode","code":"PLM1106","severity":"error",
 *  "path":"spec.replicaz","message":"...","fix":"...","line":7,"column":3}]}
 * </pre>
 *
 * A text that is not known is empty, a line or column that is not known is 0. A value that was
 * written in another file than the document, or in Java, has its place as {@code origin} instead.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class JsonLine {
  private final StringBuilder out = new StringBuilder(256);
  private final Function<Finding, Optional<Excuse>> excuses;

  private JsonLine(Function<Finding, Optional<Excuse>> excuses) {
    this.excuses = excuses;
  }

  /** The line, without a line break. */
  public static String of(JudgedDocument document) {
    return of(document, finding -> Optional.empty());
  }

  /**
   * The line, without a line break.
   *
   * @param excuses asked for each finding; what it answers stands beside the severity
   */
  public static String of(JudgedDocument document, Function<Finding, Optional<Excuse>> excuses) {
    return new JsonLine(excuses).document(document);
  }

  private String document(JudgedDocument document) {
    text("{", "file", document.file());
    out.append(",\"index\":").append(document.index());
    text(",", "apiVersion", document.object().apiVersion());
    text(",", "kind", document.object().kind());
    text(",", "namespace", document.object().namespace().orElse(""));
    text(",", "name", document.object().name());
    text(",", "verdict", document.verdict().word());
    out.append(",\"findings\":[");
    String separator = "{";
    for (Finding finding : document.findings()) {
      finding(separator, finding, document.file());
      separator = ",{";
    }
    return out.append("]}").toString();
  }

  private void finding(String separator, Finding finding, String file) {
    text(separator, "stage", finding.code().stage().word());
    text(",", "code", finding.code().id());
    text(",", "severity", finding.severity().word());
    text(",", "path", finding.where().path().toString());
    text(",", "message", finding.problem());
    text(",", "fix", finding.fix());
    excuses.apply(finding).ifPresent(excuse -> text(",", "excuse", excuse.toString()));
    int line = 0;
    int column = 0;
    Place written = finding.where().origin().place();
    if (written instanceof Place.InFile place && place.file().equals(file)) {
      line = place.line();
      column = place.column();
    } else if (!(written instanceof Place.Unknown)) {
      text(",", "origin", finding.where().origin().toString());
    }
    out.append(",\"line\":").append(line).append(",\"column\":").append(column).append('}');
  }

  private void text(String before, String key, String value) {
    out.append(before)
        .append('"')
        .append(key)
        .append("\":")
        .append(JsonWriter.compact(ScalarNode.string(value, Origin.UNKNOWN)));
  }
}
