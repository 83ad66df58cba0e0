package dev.plimsoll.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Lowered;
import io.fabric8.kubernetes.api.model.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The connection URL of a database whose password has characters that end a part of a URL. */
class ConnectionUrlTest {
  @Test
  void holdsUserAndPasswordSoThatAUrlReaderFindsThemAgain() {
    Lowered.Postgres lowered =
        TestEnvironments.facts("on-prem-small")
            .lowering()
            .database(Database.postgres("airflow-db"), LoweredObjects.NAMESPACE);
    var secret = (Secret) lowered.credentials().objects().get(0);
    var url = URI.create(secret.getStringData().get("connection"));
    assertThat(url.getScheme()).isEqualTo("postgresql");
    assertThat(url.getUserInfo()).isEqualTo("airflow:p@ss word+1");
    assertThat(url.getHost()).isEqualTo("db.acme.example");
    assertThat(url.getPort()).isEqualTo(5432);
    assertThat(url.getPath()).isEqualTo("/airflow-db");
    assertThat(url.getQuery()).isEqualTo("sslmode=require");
  }
}
