package dev.plimsoll.monitoring;

import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.reference.ReferenceProvider;
import org.apiguardian.api.API;

/**
 * What the configurations of Prometheus and the log collector name, so that renames and the check
 * of references reach into them.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class MonitoringReferences implements ReferenceProvider {
  private static final String SOURCE = "monitoring.references";
  private static final String RULES =
      """
      kinds ConfigMap
        data[prometheus.yml].scrape_configs[*].kubernetes_sd_configs[*].namespaces.names[*] -> Namespace
        data[config.alloy][discovery.kubernetes].pods.namespaces.names[*] -> Namespace
      """;

  /** For the service loader. */
  public MonitoringReferences() {}

  @Override
  public ReferenceCatalogue rules() {
    return ReferenceCatalogue.empty().withText(RULES, SOURCE);
  }
}
