package dev.plimsoll.airflow;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of an installed Airflow, in {@code airflow.cfg} and in variables. */
final class InstalledSettings {
  private static final Pattern RELEASE = Pattern.compile(":(?:airflow-)?(\\d+\\.\\d+)\\.(\\d+)");

  private static final Pattern ASSIGNED =
      Pattern.compile("\\b(AIRFLOW__[A-Z0-9_]+)=['\"]?([^\\s'\";]*)");
  private static final Pattern PASSWORD =
      Pattern.compile("(?:\\s-p|\\s--password)(?:\\s+|=)['\"]?[^\\s$'\"-]");

  /** A new node and the pull of a large image take up to ten minutes. */
  private static final double START_SECONDS = 600;

  private final InstalledAirflow airflow;
  private final Findings findings;
  private final AirflowVersion version;

  InstalledSettings(InstalledAirflow airflow, Findings findings) {
    this.airflow = airflow;
    this.findings = findings;
    this.version = version(airflow);
  }

  /** The version that the tag of an image says; else the one that is suggested. */
  static AirflowVersion version(InstalledAirflow airflow) {
    return airflow.containers().stream()
        .filter(process -> process.command().isPresent())
        .map(process -> RELEASE.matcher(process.image()))
        .filter(Matcher::find)
        .flatMap(
            matcher ->
                Arrays.stream(AirflowVersion.values())
                    .filter(known -> known.minor().equals(matcher.group(1))))
        .findFirst()
        .orElse(AirflowVersion.V3_3);
  }

  void check() {
    airflow
        .settings()
        .forEach((section, keys) -> keys.forEach((key, node) -> file(section, key, node)));
    airflow.containers().forEach(this::variables);
    airflow.containers().forEach(this::arguments);
    airflow.template().ifPresent(template -> template.containers().forEach(this::variables));
    airflow
        .setting("scheduler", "task_queued_timeout")
        .flatMap(InstalledSettings::seconds)
        .filter(seconds -> seconds < START_SECONDS)
        .ifPresent(
            seconds ->
                findings.add(
                    AirflowRuntimeCodes.TOKEN_ENDS_EARLY,
                    airflow.where("scheduler", "task_queued_timeout"),
                    "a queued task's token ends after "
                        + airflow.setting("scheduler", "task_queued_timeout").orElseThrow()
                        + " s",
                    "write 600 or more"));
  }

  private static Optional<Double> seconds(String text) {
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void file(String section, String key, Node node) {
    String value = node instanceof ScalarNode scalar ? scalar.text() : "";
    Where where = airflow.where(section, key);
    if (SettingsCheck.isSecret(section, key) && !isHarmless(key, value)) {
      findings.add(
          AirflowRuntimeCodes.SECRET_IN_CLEAR,
          where,
          "[" + section + "] " + key + " is written in clear in a ConfigMap",
          "take it out, and give it as variable "
              + EnvSetting.variable(section, key)
              + " from a Secret");
    }
    // What we rendered ourselves was checked where it was written.
    if (node.origin().layer() != Layer.RENDER) {
      report(new Setting(section, key, value), where);
    }
  }

  private void report(Setting setting, Where where) {
    Optional<SettingsCheck.Problem> problem =
        setting.section().equals("core") && setting.key().equals("executor")
            ? SettingsCheck.installedExecutor(setting)
            : SettingsCheck.known(version, setting);
    problem.ifPresent(p -> findings.add(p.code(), where, p.problem(), p.fix()));
  }

  private void variables(ProcessView process) {
    for (var variable : process.env()) {
      String name = variable.findText("name").orElse("");
      Optional<String> text = variable.findText("value");
      Where where = process.whereVariable(name);
      if (name.startsWith("_AIRFLOW_") || name.equals("_PIP_ADDITIONAL_REQUIREMENTS")) {
        findings.add(
            AirflowRuntimeCodes.ONLY_FOR_TRYING_OUT,
            where,
            name + " is set",
            "take it out" + instead(name));
      }
      EnvSetting.of(name, text.orElse(""))
          .ifPresent(setting -> variable(setting, text, where, variable.origin().layer()));
    }
  }

  /** A secret in a command line is in the manifest, and in the list of processes too. */
  private void arguments(ProcessView process) {
    Matcher assigned = ASSIGNED.matcher(process.line());
    while (assigned.find()) {
      EnvSetting.of(assigned.group(1), assigned.group(2))
          .filter(setting -> SettingsCheck.isSecret(setting.section(), setting.key()))
          .filter(setting -> !isHarmless(setting.key(), setting.value()))
          .ifPresent(
              setting ->
                  findings.add(
                      AirflowRuntimeCodes.SECRET_IN_CLEAR,
                      process.where("args"),
                      setting.path() + " is written in clear in arguments",
                      "give it as a variable from a Secret"));
    }
    if (process.runs("users create") && PASSWORD.matcher(process.line()).find()) {
      findings.add(
          AirflowRuntimeCodes.SECRET_IN_CLEAR,
          process.where("args"),
          "the password of a user is written in clear in arguments",
          "let the arguments name a variable that comes from a Secret");
    }
  }

  private static String instead(String name) {
    if (name.startsWith("_AIRFLOW_WWW_USER")) {
      return "; make users with airflow users create, or let people sign on";
    }
    return name.startsWith("_PIP")
        ? "; put the packages into an image of your own"
        : "; a Job runs airflow db migrate";
  }

  private void variable(Setting setting, Optional<String> text, Where where, Layer layer) {
    Setting plain = withoutSuffix(setting);
    if (text.isPresent()
        && plain.equals(setting)
        && SettingsCheck.isSecret(setting.section(), setting.key())
        && !isHarmless(setting.key(), text.get())) {
      findings.add(
          AirflowRuntimeCodes.SECRET_IN_CLEAR,
          where,
          setting.path() + " is written in clear in a variable",
          "let the variable name a key of a Secret");
    }
    if (setting.key().startsWith("sql_alchemy_conn") && text.isPresent()) {
      address(text.get(), where);
    }
    if (layer != Layer.RENDER
        || !SettingsCatalogue.of(version).knows(plain.section(), plain.key())) {
      report(plain, where);
    }
  }

  /** {@code _CMD} and {@code _SECRET} say where a value is, unless the key ends so itself. */
  private Setting withoutSuffix(Setting setting) {
    String section = setting.section();
    String plain = setting.key().replaceAll("_(cmd|secret)$", "");
    var catalogue = SettingsCatalogue.of(version);
    boolean isSuffix =
        !catalogue.knows(section, setting.key())
            && (catalogue.knows(section, plain)
                || SettingsCatalogue.successor(section, plain).isPresent());
    return isSuffix ? new Setting(section, plain, setting.value()) : setting;
  }

  private void address(String text, Where where) {
    if (text.startsWith("postgres:")) {
      findings.add(
          AirflowRuntimeCodes.BAD_DATABASE_ADDRESS,
          where,
          "the address of the database begins with postgres:",
          "write postgresql://");
    } else if (text.matches("[a-z0-9+]+://[^/]*@[^/]*@.*")) {
      findings.add(
          AirflowRuntimeCodes.BAD_DATABASE_ADDRESS,
          where,
          "user or password of the address of the database has an @ that is not encoded",
          "write %40 for @");
    }
  }

  /**
   * An address without a password, a file, or a variable that Kubernetes fills in, tells nothing.
   */
  private static boolean isHarmless(String key, String value) {
    return value.isEmpty()
        || value.matches("\\$\\([A-Z0-9_]+\\)")
        || (key.startsWith("sql_alchemy_conn") && !value.matches("[^:]+://[^/@]*:[^/@]+@.*"));
  }
}
