package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Stage;
import org.junit.jupiter.api.Test;

/** {@code airflow users create} asks for a password that no argument gives. */
class FirstUserTest {
  @Test
  void saysHowTheFirstPersonEnters() {
    assertThat(FirstUser.handOff(Samples.airflow(), Stage.PROD).map(Lowered.HandOff::text))
        .hasValue(
            """
            Nobody can enter before there is a user. Once, after the first apply; the command asks for the password:

            ```
            kubectl -n airflow exec -it deploy/airflow-api-server -c api-server -- airflow users create --role Admin --username <name> --email <address> --firstname <first> --lastname <last>
            ```
            """);
  }

  @Test
  void saysWhereThePasswordOfDevelopmentIs() {
    Airflow simple = Samples.airflow().withAuth(AirflowAuth.SIMPLE);

    assertThat(FirstUser.handOff(simple, Stage.DEV).map(Lowered.HandOff::text).orElseThrow())
        .contains("kubectl -n airflow logs deploy/airflow-api-server -c api-server");
  }

  @Test
  void saysNothingWhereAProviderKnowsPeople() {
    Airflow signOn =
        Samples.airflow()
            .withSingleSignOn(SingleSignOn.at("https://login.acme.example/realms/data", "airflow"));

    assertThat(FirstUser.handOff(signOn, Stage.PROD)).isEmpty();
  }
}
