package dev.plimsoll.monitoring;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.ObjectPath;
import dev.plimsoll.intent.StoreSetting;
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

  /** A store that is not bound is named with all else that is not; until then there is a folder. */
  static Map<String, Object> of(Monitoring.Fields fields, EnvironmentFacts env) {
    Map<String, Object> store =
        fields
            .logs
            .filter(logs -> env.bindings().isBound(logs.store()))
            .map(logs -> store(logs, env.lowering().objectStore(logs.store())))
            .orElseGet(() -> Maps.of("filesystem", Maps.of("dir", FOLDER + "/chunks")));
    String kind = store.keySet().iterator().next();
    return Maps.of(
        "auth_enabled",
        false,
        "server",
        Maps.of("http_listen_port", LokiPart.PORT_NUMBER, "grpc_listen_port", 9095),
        "common",
        Maps.of(
            "path_prefix",
            FOLDER,
            "replication_factor",
            1,
            "ring",
            Maps.of("instance_addr", "127.0.0.1", "kvstore", Maps.of("store", "inmemory"))),
        "schema_config",
        Maps.of("configs", List.of(period(kind))),
        "storage_config",
        Maps.of("use_thanos_objstore", true, "object_store", store),
        // Without these two Loki keeps everything for ever.
        "compactor",
        Maps.of(
            "working_directory",
            FOLDER + "/compactor",
            "retention_enabled",
            true,
            "delete_request_store",
            kind),
        "limits_config",
        Maps.of("retention_period", fields.logRetention.toString()),
        "analytics",
        Maps.of("reporting_enabled", false));
  }

  private static Map<String, Object> period(String kind) {
    return Maps.of(
        "from",
        "2024-01-01",
        "store",
        "tsdb",
        "object_store",
        kind,
        "schema",
        "v13",
        "index",
        Maps.of("prefix", "index_", "period", "24h"));
  }

  private static Map<String, Object> store(ObjectPath path, Lowered.Store store) {
    Map<String, Object> config =
        switch (store.protocol()) {
          case S3 -> Maps.of("s3", s3(store));
          case GCS -> Maps.of("gcs", Maps.of("bucket_name", store.bucket()));
          case ABFS -> Maps.of("azure", azure(store));
        };
    if (!path.path().isEmpty()) {
      config.put("storage_prefix", path.path());
    }
    return config;
  }

  /** The client takes a host, and whether it speaks TLS, where others take an address. */
  private static Map<String, Object> s3(Lowered.Store store) {
    Map<String, Object> s3 = Maps.of("bucket_name", store.bucket());
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
    Map<String, Object> azure = Maps.of("container_name", store.bucket());
    store.setting(StoreSetting.ACCOUNT).ifPresent(account -> azure.put("account_name", account));
    return azure;
  }
}
