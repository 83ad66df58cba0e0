package dev.plimsoll.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * One panel of a dashboard. Immutable.
 *
 * @param title what people read
 * @param kind how it shows what it asks for
 * @param unit what the numbers are
 * @param queries what it asks for, at least one, when it is rendered
 */
@API(status = API.Status.EXPERIMENTAL)
public record Panel(String title, Kind kind, Unit unit, List<Query> queries) {
  public Panel {
    queries = List.copyOf(queries);
    if (title.isBlank()) {
      throw new IllegalArgumentException("a panel has no title");
    }
  }

  /** How a panel shows what it asks for. */
  public enum Kind {
    /** Lines over time, half as wide as the page. */
    GRAPH("timeseries", 12, 8, DataSource.METRICS),
    /** The last value, a quarter as wide as the page. */
    NUMBER("stat", 6, 4, DataSource.METRICS),
    /** Lines of logs, as wide as the page; its queries are LogQL. */
    LOG("logs", 24, 10, DataSource.LOGS);

    private final String type;
    private final int width;
    private final int height;
    private final DataSource source;

    Kind(String type, int width, int height, DataSource source) {
      this.type = type;
      this.width = width;
      this.height = height;
      this.source = source;
    }

    int width() {
      return width;
    }

    int height() {
      return height;
    }

    DataSource source() {
      return source;
    }
  }

  /** What the numbers of a panel are. */
  public enum Unit {
    /** Just numbers. */
    NUMBER("short"),
    /** Seconds. */
    SECONDS("s"),
    /** Bytes, in powers of two. */
    BYTES("bytes"),
    /** Parts of one, shown in percent. */
    SHARE("percentunit"),
    /** So many per second. */
    PER_SECOND("ops");

    private final String id;

    Unit(String id) {
      this.id = id;
    }
  }

  /**
   * What a panel asks for.
   *
   * @param expression PromQL, or LogQL in a panel of logs
   * @param legend what the lines are called, with labels as {@code {{namespace}}}; empty: all
   *     labels
   */
  public record Query(String expression, String legend) {
    public Query {
      if (expression.isBlank()) {
        throw new IllegalArgumentException("a query of a panel is empty");
      }
    }
  }

  /** Lines over time. */
  public static Panel graph(String title, Unit unit) {
    return new Panel(title, Kind.GRAPH, unit, List.of());
  }

  /** The last value. */
  public static Panel number(String title, Unit unit) {
    return new Panel(title, Kind.NUMBER, unit, List.of());
  }

  /** Lines of logs. */
  public static Panel log(String title) {
    return new Panel(title, Kind.LOG, Unit.NUMBER, List.of());
  }

  /** This, asking for one thing more. */
  public Panel asking(String expression, String legend) {
    var more = new ArrayList<>(queries);
    more.add(new Query(expression, legend));
    return new Panel(title, kind, unit, more);
  }

  Map<String, Object> json(int id) {
    Map<String, Object> source = Maps.of("type", kind.source.type(), "uid", kind.source.type());
    var targets = new ArrayList<Map<String, Object>>();
    for (Query query : queries) {
      Map<String, Object> target =
          Maps.of("refId", letter(targets.size()), "datasource", source, "expr", query.expression);
      if (!query.legend.isEmpty()) {
        target.put("legendFormat", query.legend);
      }
      if (kind == Kind.NUMBER) {
        target.put("instant", true);
      }
      targets.add(target);
    }
    return Maps.of(
        "id",
        id,
        "type",
        kind.type,
        "title",
        title,
        "datasource",
        source,
        "fieldConfig",
        Maps.of("defaults", Maps.of("unit", unit.id), "overrides", List.of()),
        "options",
        options(),
        "targets",
        targets);
  }

  private Map<String, Object> options() {
    return switch (kind) {
      case GRAPH ->
          Maps.of(
              "legend",
              Maps.of(
                  "displayMode",
                  "list",
                  "placement",
                  "bottom",
                  "showLegend",
                  true,
                  "calcs",
                  List.of()),
              "tooltip",
              Maps.of("mode", "multi", "sort", "desc"));
      case NUMBER ->
          Maps.of(
              "reduceOptions",
              Maps.of("calcs", List.of("lastNotNull"), "fields", "", "values", false));
      case LOG -> Maps.of("showTime", true, "wrapLogMessage", true, "sortOrder", "Descending");
    };
  }

  private static String letter(int index) {
    return String.valueOf((char) ('A' + index));
  }
}
