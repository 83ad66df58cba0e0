package dev.plimsoll.flink;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.StoreSetting;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the file systems of Flink need to know of a store; they hand keys on to Hadoop's clients.
 * Keys of S3 and Azure name the bucket or account, so that stores do not get in each other's way.
 * No access key is here: clients find those in variables.
 *
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-docs-release-2.2/docs/deployment/filesystems/overview/">File
 *     systems</a>
 */
final class FlinkStores {
  private FlinkStores() {}

  /** A folder of a store, as Flink names it. */
  static String url(Lowered.Store store, String path) {
    String folder = path.isEmpty() ? "" : "/" + path;
    return switch (store.protocol()) {
      case S3 -> "s3://" + store.bucket() + folder;
      case GCS -> "gs://" + store.bucket() + folder;
      case ABFS -> "abfss://" + store.bucket() + "@" + host(store) + folder;
    };
  }

  private static String host(Lowered.Store store) {
    return store.setting(StoreSetting.ACCOUNT).orElse("") + ".dfs.core.windows.net";
  }

  static SortedMap<String, String> conf(Lowered.Store store) {
    var conf = new TreeMap<String, String>();
    switch (store.protocol()) {
      case S3 -> s3(store, conf);
      case GCS -> conf.put("fs.gs.auth.type", "APPLICATION_DEFAULT");
      case ABFS -> azure(store, conf);
    }
    return conf;
  }

  private static void s3(Lowered.Store store, SortedMap<String, String> conf) {
    String key = "fs.s3a.bucket." + store.bucket() + ".";
    store.setting(StoreSetting.ENDPOINT).ifPresent(url -> conf.put(key + "endpoint", url));
    store.setting(StoreSetting.REGION).ifPresent(name -> conf.put(key + "endpoint.region", name));
    store
        .setting(StoreSetting.PATH_STYLE)
        .ifPresent(value -> conf.put(key + "path.style.access", value));
    store
        .setting(StoreSetting.CREDENTIALS)
        .ifPresent(how -> conf.put(key + "aws.credentials.provider", provider(how)));
  }

  /** Classes of version 1 of Amazon's SDK, which Flink's file system holds. */
  private static String provider(String how) {
    return "com.amazonaws.auth."
        + switch (how) {
          case "irsa" -> "WebIdentityTokenCredentialsProvider";
          case "pod-identity" -> "EC2ContainerCredentialsProviderWrapper";
          default -> "EnvironmentVariableCredentialsProvider";
        };
  }

  /** Hadoop 3.3, which Flink's file system holds, knows no other provider for a token in a file. */
  private static void azure(Lowered.Store store, SortedMap<String, String> conf) {
    String account = "." + host(store);
    String oauth = "fs.azure.account.oauth2.";
    conf.put("fs.azure.account.auth.type" + account, "OAuth");
    conf.put(
        "fs.azure.account.oauth.provider.type" + account,
        "org.apache.hadoop.fs.azurebfs.oauth2.MsiTokenProvider");
    conf.put(oauth + "client.id" + account, "${env.AZURE_CLIENT_ID}");
    conf.put(oauth + "msi.tenant" + account, "${env.AZURE_TENANT_ID}");
    conf.put(oauth + "token.file" + account, "${env.AZURE_FEDERATED_TOKEN_FILE}");
  }
}
