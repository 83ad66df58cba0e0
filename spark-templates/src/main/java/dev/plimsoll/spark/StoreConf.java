package dev.plimsoll.spark;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.StoreSetting;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Hadoop's clients need to know of a store; keys of S3 and Azure name the bucket or account,
 * so that stores do not get in each other's way. No access key is here: clients find those in
 * variables.
 *
 * @see <a
 *     href="https://hadoop.apache.org/docs/r3.4.1/hadoop-aws/tools/hadoop-aws/index.html">Hadoop,
 *     S3A</a>
 * @see <a href="https://hadoop.apache.org/docs/r3.4.1/hadoop-azure/abfs.html">Hadoop, ABFS</a>
 */
final class StoreConf {
  private StoreConf() {}

  static SortedMap<String, String> of(Lowered.Store store, SparkVersion version) {
    var conf = new TreeMap<String, String>();
    switch (store.protocol()) {
      case S3 -> s3(store, version, conf);
      case GCS -> {
        conf.put("fs.gs.impl", "com.google.cloud.hadoop.fs.gcs.GoogleHadoopFileSystem");
        conf.put("fs.AbstractFileSystem.gs.impl", "com.google.cloud.hadoop.fs.gcs.GoogleHadoopFS");
        conf.put("fs.gs.auth.type", "APPLICATION_DEFAULT");
        store.setting(StoreSetting.PROJECT).ifPresent(id -> conf.put("fs.gs.project.id", id));
      }
      case ABFS -> azure(store, version, conf);
    }
    return conf;
  }

  private static void s3(
      Lowered.Store store, SparkVersion version, SortedMap<String, String> conf) {
    // URLs of stores begin with s3:, as other clients want them.
    conf.put("fs.s3.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
    String key = "fs.s3a.bucket." + store.bucket() + ".";
    store.setting(StoreSetting.ENDPOINT).ifPresent(url -> conf.put(key + "endpoint", url));
    store.setting(StoreSetting.REGION).ifPresent(name -> conf.put(key + "endpoint.region", name));
    store
        .setting(StoreSetting.PATH_STYLE)
        .ifPresent(value -> conf.put(key + "path.style.access", value));
    store
        .setting(StoreSetting.CREDENTIALS)
        .ifPresent(how -> conf.put(key + "aws.credentials.provider", provider(how, version)));
  }

  private static String provider(String how, SparkVersion version) {
    boolean first = version == SparkVersion.V3_5;
    String folder = first ? "com.amazonaws.auth." : "software.amazon.awssdk.auth.credentials.";
    return folder
        + switch (how) {
          case "irsa" ->
              first
                  ? "WebIdentityTokenCredentialsProvider"
                  : "WebIdentityTokenFileCredentialsProvider";
          case "pod-identity" ->
              first ? "EC2ContainerCredentialsProviderWrapper" : "ContainerCredentialsProvider";
          default -> "EnvironmentVariableCredentialsProvider";
        };
  }

  private static void azure(
      Lowered.Store store, SparkVersion version, SortedMap<String, String> conf) {
    String account = "." + store.setting(StoreSetting.ACCOUNT).orElse("") + ".dfs.core.windows.net";
    String oauth = "fs.azure.account.oauth2.";
    String provider =
        version == SparkVersion.V3_5 ? "MsiTokenProvider" : "WorkloadIdentityTokenProvider";
    conf.put("fs.azure.account.auth.type" + account, "OAuth");
    conf.put(
        "fs.azure.account.oauth.provider.type" + account,
        "org.apache.hadoop.fs.azurebfs.oauth2." + provider);
    conf.put(oauth + "client.id" + account, "${env.AZURE_CLIENT_ID}");
    conf.put(oauth + "msi.tenant" + account, "${env.AZURE_TENANT_ID}");
    conf.put(oauth + "token.file" + account, "${env.AZURE_FEDERATED_TOKEN_FILE}");
  }
}
