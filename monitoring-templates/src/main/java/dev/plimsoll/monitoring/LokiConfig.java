package dev.plimsoll.monitoring;

import static dev.plimsoll.monitoring.PrometheusConfig.map;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.ObjectPath;
import dev.plimsoll.intent.StoreSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration of Loki as one process. Credentials are not in it: the clients find them in the
 * environment of the pod.
 *
 * @see <a href="https://grafana.com/docs/loki/v3.7.x/configure/">Loki configuration</a>
 */
final class LokiConfig {
  static final String FILE = "config.yaml";
  static final String FOLDER = "/var/loki";

  private LokiConfig() {}

  static Map<String, Object> of(Monitoring monitoring, EnvironmentFacts env) {
    Map<String, Object> store =
        monitoring
            .logs()
            .map(logs -> store(logs, env.lowering().objectStore(logs.store())))
            .orElseGet(() -> map("filesystem", map("dir", FOLDER + "/chunks")));
    String kind = store.keySet().iterator().next();
    return map(
        "auth_enabled",
        false,
        "server",
        map("http_listen_port", MonitoringParts.LOKI_PORT, "grpc_listen_port", 9095),
        "common",
        map(
            "path_prefix",
            FOLDER,
            "replication_factor",
            1,
            "ring",
            map("instance_addr", "127.0.0.1", "kvstore", map("store", "inmemory"))),
        "schema_config",
        map("configs", List.of(period(kind))),
        "storage_config",
        map("use_thanos_objstore", true, "object_store", store),
        "analytics",
        map("reporting_enabled", false));
  }

  private static Map<String, Object> period(String kind) {
    return map(
        "from",
        "2024-01-01",
        "store",
        "tsdb",
        "object_store",
        kind,
        "schema",
        "v13",
        "index",
        map("prefix", "index_", "period", "24h"));
  }

  private static Map<String, Object> store(ObjectPath path, Lowered.Store store) {
    Map<String, Object> config =
        switch (store.protocol()) {
          case S3 -> map("s3", s3(store));
          case GCS -> map("gcs", map("bucket_name", store.bucket()));
          case ABFS -> map("azure", azure(store));
        };
    if (!path.path().isEmpty()) {
      config.put("storage_prefix", path.path());
    }
    return config;
  }

  /** The client takes a host, and whether it speaks TLS, where others take an address. */
  private static Map<String, Object> s3(Lowered.Store store) {
    Map<String, Object> s3 = new LinkedHashMap<>(map("bucket_name", store.bucket()));
    String region = store.setting(StoreSetting.REGION).map(r -> r + ".").orElse("");
    String url =
        store.setting(StoreSetting.ENDPOINT).orElse("https://s3." + region + "amazonaws.com");
    s3.put("endpoint", url.replaceFirst("^https?://", "").replaceFirst("/+$", ""));
    store.setting(StoreSetting.REGION).ifPresent(r -> s3.put("region", r));
    if (url.startsWith("http://")) {
      s3.put("insecure", true);
    }
    return s3;
  }

  private static Map<String, Object> azure(Lowered.Store store) {
    Map<String, Object> azure = map("container_name", store.bucket());
    store.setting(StoreSetting.ACCOUNT).ifPresent(account -> azure.put("account_name", account));
    return azure;
  }
}
