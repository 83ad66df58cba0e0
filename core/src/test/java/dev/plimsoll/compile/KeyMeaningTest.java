package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys as they stand in images and charts that are in use, and what they mean there. */
class KeyMeaningTest {
  @ParameterizedTest
  @CsvSource({
    "DB_HOST, HOST",
    "POSTGRES_HOST_NAME, HOST",
    "KAFKA_BOOTSTRAP_SERVERS, HOST",
    "bootstrapServers, HOST",
    "--server, HOST",
    "spring.data.redis.host, HOST",
    "peers, HOST",
    "ETCD_ENDPOINTS, HOST",
    "VAULT_ADDR, HOST",
    "MYSQL_HOST_1, HOST",
    "serverURL, HOST",
    "hostname, HOST",
    "RABBITMQ_DEFAULT_VHOST, OTHER",
    "VIRTUAL_HOST, OTHER",
    "OTEL_SERVICE_NAME, OTHER",
    "HOST_PATH, OTHER",
    "POSTGRES_DB, OTHER",
    "name, OTHER",
    "'', OTHER",
    "POD_NAMESPACE, NAMESPACE",
    "AIRFLOW__KUBERNETES_EXECUTOR__NAMESPACE, NAMESPACE",
    "kubernetesNamespaces, NAMESPACE",
    "TEMPORAL_NAMESPACE, SOME_NAMESPACE",
    "--secret-name, OBJECT",
    "SERVICE_ACCOUNT, OBJECT",
    "type, WORD"
  })
  void aKeySaysWhatItsValueIs(String key, KeyMeaning meaning) {
    assertThat(KeyMeaning.of(key)).isEqualTo(meaning);
  }
}
