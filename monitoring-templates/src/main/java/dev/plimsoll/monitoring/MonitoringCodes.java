package dev.plimsoll.monitoring;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of monitoring. */
@API(status = API.Status.EXPERIMENTAL)
public final class MonitoringCodes implements CodeProvider {
  /** Loki cannot say the folder for logs. */
  public static final Code LOG_FOLDER =
      Code.error(
          "PLM6701",
          Stage.RUNTIME,
          "A folder for logs that Loki cannot keep them in",
          "Loki puts one prefix before the names of its objects, and takes digits, English letters"
              + " and dashes only. It does not start with any other. Name a folder of one step. See"
              + " [storage_prefix](https://grafana.com/docs/loki/v3.7.x/configure/#thanos_object_store_config).");

  /** Logs of a production environment lie on one disk. */
  public static final Code LOGS_ON_ONE_DISK =
      Code.warning(
          "PLM6702",
          Stage.RUNTIME,
          "Logs of production lie on one disk",
          "Without an object store Loki keeps logs on its own disk of 10 GiB: when it is full, no"
              + " line is taken any more, and upstream does not support it in production. Give it"
              + " a folder with withLogs. See"
              + " [storage](https://grafana.com/docs/loki/v3.7.x/configure/storage/#file-system).");

  /** Two of one name. */
  public static final Code TWO_OF_ONE_NAME =
      Code.error(
          "PLM6703",
          Stage.RUNTIME,
          "Two dashboards, groups of rules or alerts share a name",
          "Grafana loads only one of two dashboards with one uid, or one title in a folder, and"
              + " Prometheus does not start with two groups of one name in a file. Names of"
              + " Plimsoll's own count too: platform, airflow, spark, logs. Rename one.");

  /** A rule that Prometheus does not read. */
  public static final Code RULE_IS_NOT_READ =
      Code.error(
          "PLM6704",
          Stage.RUNTIME,
          "A rule that Prometheus does not read",
          "Prometheus refuses its whole configuration if one rule is wrong: the name of a metric"
              + " consists of letters, digits, underscores and colons, an expression may not be"
              + " empty, and a group without rules has no meaning. See"
              + " [recording rules](https://prometheus.io/docs/prometheus/3.13/configuration/recording_rules/).");

  /** A range with one sample. */
  public static final Code RANGE_TOO_SHORT =
      Code.error(
          "PLM6705",
          Stage.RUNTIME,
          "A range that is too short for the interval of scraping",
          "rate, increase and their kin need two samples, so a range must be twice as long as the"
              + " 30 seconds between two scrapes; shorter ones never have a result, and the alert"
              + " never fires. Since Prometheus 3 the left end does not belong to a range. See"
              + " [migration](https://prometheus.io/docs/prometheus/3.13/migration/#range-selectors-and-lookback-exclude-samples-coinciding-with-the-left-boundary).");

  /** A disk that the metrics of the last hours do not fit on. */
  public static final Code METRICS_DISK_TOO_SMALL =
      Code.error(
          "PLM6706",
          Stage.RUNTIME,
          "A disk that is too small for metrics",
          "Prometheus keeps the metrics of the last hours in a log of its own, whatever the"
              + " retention says, and needs about 2 GiB for it. It may fill 80 % of the disk. Ask"
              + " for 2560Mi or more. See"
              + " [storage](https://prometheus.io/docs/prometheus/3.13/storage/).");

  /** Logs kept for less than a day. */
  public static final Code LOGS_KEPT_TOO_SHORT =
      Code.error(
          "PLM6707",
          Stage.RUNTIME,
          "Logs are kept for less than a day",
          "Loki's index has one table for each day, so it does not start with a retention under 24"
              + " hours. See"
              + " [retention](https://grafana.com/docs/loki/v3.7.x/operations/storage/retention/).");

  /** Something is to be scraped that exposes nothing. */
  public static final Code NOTHING_TO_SCRAPE =
      Code.error(
          "PLM6708",
          Stage.RUNTIME,
          "Pods are to be scraped that expose no metrics",
          "scrapingOnly chooses among the pods whose component says that they expose metrics. Say"
              + " scrapedAt(PORT, PATH) on the workload, or leave the pods out.");

  /** The configuration of the collector is not read. */
  public static final Code COLLECTOR_IS_NOT_READ =
      Code.error(
          "PLM6709",
          Stage.DECODE,
          "The configuration of the log collector cannot be read as data",
          "It is written from a tree, and its language has expressions and functions. Edit the"
              + " tree.");

  /** A dashboard that shows nothing. */
  public static final Code NOTHING_TO_SHOW =
      Code.error(
          "PLM6710",
          Stage.RUNTIME,
          "A dashboard shows nothing",
          "A dashboard without panels, a panel without a query, or a panel whose data source"
              + " Grafana may not read stays empty. Add panels and queries, and name the source in"
              + " showingOnly.");

  /** A route of alerts that an earlier one hides. */
  public static final Code ROUTE_IS_NEVER_TAKEN =
      Code.error(
          "PLM6711",
          Stage.RUNTIME,
          "A route of alerts that is never taken",
          "Alertmanager asks the routes in order, and the first that matches takes the alert unless"
              + " it says `continue`. All that the later route matches, an earlier one matches too."
              + " See [route](https://prometheus.io/docs/alerting/latest/configuration/#route).");

  /** For the service loader. */
  public MonitoringCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        LOG_FOLDER,
        LOGS_ON_ONE_DISK,
        TWO_OF_ONE_NAME,
        RULE_IS_NOT_READ,
        RANGE_TOO_SHORT,
        METRICS_DISK_TOO_SMALL,
        LOGS_KEPT_TOO_SHORT,
        NOTHING_TO_SCRAPE,
        COLLECTOR_IS_NOT_READ,
        NOTHING_TO_SHOW,
        ROUTE_IS_NEVER_TAKEN);
  }
}
