package dev.plimsoll.monitoring;

import dev.plimsoll.unit.DnsLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A dashboard of Grafana. Panels stand in order, from left to right and from top to bottom.
 * Immutable.
 *
 * @param uid how links and Grafana name it: a DNS label of at most 40 characters; Grafana does not
 *     load one with more
 * @param title what people read
 * @param panels at least one, when it is rendered
 * @see <a
 *     href="https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/">Dashboard
 *     JSON model</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record Dashboard(String uid, String title, List<Panel> panels) {
  private static final int UID_MAX = 40;
  private static final int COLUMNS = 24;
  private static final int SCHEMA_VERSION = 42;

  /**
   * Checks what Grafana would pass over without a word.
   *
   * @throws IllegalArgumentException if the uid is no DNS label or over 40 characters, or the title
   *     is blank
   */
  public Dashboard {
    uid = DnsLabel.of(uid).value();
    panels = List.copyOf(panels);
    if (uid.length() > UID_MAX) {
      throw new IllegalArgumentException(
          "dashboard \""
              + uid
              + "\" has "
              + uid.length()
              + " characters in its uid; Grafana does not load one beyond "
              + UID_MAX);
    }
    if (title.isBlank()) {
      throw new IllegalArgumentException("dashboard \"" + uid + "\" has no title");
    }
  }

  /** A dashboard without panels. */
  public static Dashboard named(String uid, String title) {
    return new Dashboard(uid, title, List.of());
  }

  /** This with one panel more, behind the others. */
  public Dashboard with(Panel panel) {
    var more = new ArrayList<>(panels);
    more.add(panel);
    return new Dashboard(uid, title, more);
  }

  /** The dashboard as Grafana's file provisioning reads it. */
  Map<String, Object> json() {
    return Maps.of(
        "uid",
        uid,
        "title",
        title,
        "tags",
        List.of("plimsoll"),
        "schemaVersion",
        SCHEMA_VERSION,
        "timezone",
        "browser",
        "editable",
        false,
        "graphTooltip",
        1,
        "refresh",
        "1m",
        "time",
        Maps.of("from", "now-6h", "to", "now"),
        "annotations",
        Maps.of("list", List.of()),
        "templating",
        Maps.of("list", List.of()),
        "panels",
        placed());
  }

  /** A row is as high as its highest panel; one that does not fit begins the next row. */
  private List<Map<String, Object>> placed() {
    var placed = new ArrayList<Map<String, Object>>();
    int x = 0;
    int y = 0;
    int height = 0;
    for (Panel panel : panels) {
      Panel.Kind kind = panel.kind();
      if (x + kind.width() > COLUMNS) {
        x = 0;
        y += height;
        height = 0;
      }
      Map<String, Object> json = panel.json(placed.size() + 1);
      json.put("gridPos", Maps.of("h", kind.height(), "w", kind.width(), "x", x, "y", y));
      placed.add(json);
      x += kind.width();
      height = Math.max(height, kind.height());
    }
    return placed;
  }
}
