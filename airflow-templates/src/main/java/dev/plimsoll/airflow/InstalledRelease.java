package dev.plimsoll.airflow;

import dev.plimsoll.finding.Findings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Airflow is installed, as its images and commands say. */
final class InstalledRelease {
  private static final Pattern TAG = Pattern.compile(":(?:airflow-)?(\\d+)\\.(\\d+)\\.(\\d+)");

  /** Commands of Airflow 2, and what took their place. */
  private static final Map<String, String> COMMANDS =
      new TreeMap<>(
          Map.of("webserver", "api-server", "db init", "db migrate", "db upgrade", "db migrate"));

  private final InstalledAirflow airflow;
  private final Findings findings;

  InstalledRelease(InstalledAirflow airflow, Findings findings) {
    this.airflow = airflow;
    this.findings = findings;
  }

  /** Says what is wrong with the release; whether the rest can be judged, which is of Airflow 3. */
  boolean check() {
    Optional<List<Integer>> release = release();
    if (isAirflow2(release)) {
      ProcessView process = processes().get(0);
      findings.add(
          AirflowRuntimeCodes.AIRFLOW_2,
          process.where("image"),
          "an Airflow 2 runs in namespace " + airflow.namespace() + ", and is not judged",
          "move to Airflow " + AirflowVersion.V3_3.release());
      return false;
    }
    release
        .filter(r -> r.get(0) == 3 && (r.get(1) < 2 || (r.get(1) == 2 && r.get(2) < 2)))
        .ifPresent(
            r ->
                findings.add(
                    AirflowRuntimeCodes.OLD_RELEASE,
                    processes().get(0).where("image"),
                    "release "
                        + r.get(0)
                        + "."
                        + r.get(1)
                        + "."
                        + r.get(2)
                        + " ends the token of a queued task after ten minutes",
                    "use " + AirflowVersion.V3_3.release()));
    commands();
    return true;
  }

  private List<ProcessView> processes() {
    return airflow.containers().stream().filter(p -> p.command().isPresent()).toList();
  }

  private Optional<List<Integer>> release() {
    return processes().stream()
        .map(process -> TAG.matcher(process.image()))
        .filter(Matcher::find)
        .map(m -> List.of(number(m, 1), number(m, 2), number(m, 3)))
        .findFirst();
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /** A tag may be of somebody's own counting, so what runs decides where it can. */
  private boolean isAirflow2(Optional<List<Integer>> release) {
    boolean says2 = release.filter(r -> r.get(0) == 2).isPresent();
    boolean says3 = release.filter(r -> r.get(0) == 3).isPresent();
    boolean runs3 = !airflow.running("api-server").isEmpty();
    boolean runs2 = !airflow.running("webserver").isEmpty();
    return !runs3 && !says3 && (says2 || runs2);
  }

  private void commands() {
    for (ProcessView process : airflow.containers()) {
      COMMANDS.forEach(
          (old, now) -> {
            if (process.line().matches("(?s).*\\bairflow " + old + "\\b.*")) {
              findings.add(
                  AirflowRuntimeCodes.COMMAND_OF_2,
                  process.where("args"),
                  "container " + process.name() + " runs airflow " + old,
                  "write airflow " + now);
            }
          });
    }
  }
}
