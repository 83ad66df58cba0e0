package dev.plimsoll.airflow;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Stage;
import java.util.Optional;

/**
 * How the first person enters. Nobody can before a user is made; a Job that made one would have to
 * know a password that people then forget to change.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow-providers-fab/stable/cli-ref.html">airflow
 *     users create</a>
 */
final class FirstUser {
  private FirstUser() {}

  /** What to do once; empty where accounts come from a provider. */
  static Optional<Lowered.HandOff> handOff(Airflow airflow, Stage stage) {
    if (airflow.fields().auth == AirflowAuth.SIMPLE) {
      return stage == Stage.PROD
          ? Optional.empty()
          : Optional.of(
              handOff(
                  airflow,
                  "Password of Airflow",
                  "The API server makes up a password for each user at each start, and writes it to"
                      + " its log:",
                  "logs deploy/airflow-api-server -c api-server"));
    }
    return airflow.fields().singleSignOn.isPresent()
        ? Optional.empty()
        : Optional.of(
            handOff(
                airflow,
                "First user of Airflow",
                "Nobody can enter before there is a user. Once, after the first apply; the command"
                    + " asks for the password:",
                "exec -it deploy/airflow-api-server -c api-server -- airflow users create --role"
                    + " Admin --username <name> --email <address> --firstname <first> --lastname"
                    + " <last>"));
  }

  private static Lowered.HandOff handOff(
      Airflow airflow, String title, String text, String command) {
    return new Lowered.HandOff(
            title + " in " + Lowered.HandOff.NAMESPACE,
            text + "\n\n```\nkubectl -n " + Lowered.HandOff.NAMESPACE + " " + command + "\n```\n")
        .in(airflow.namespace().value());
  }
}
