package dev.plimsoll.spark;

import dev.plimsoll.finding.Findings;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of Spark in an application.
 *
 * @see <a
 *     href="https://github.com/kubeflow/spark-operator/blob/v2.5.2/internal/webhook/sparkconf_validator.go">Keys
 *     that the operator refuses</a>
 */
final class ConfCheck {
  private static final String AUTHENTICATE = "spark.kubernetes.authenticate";
  private static final String ALLOCATOR = "spark.kubernetes.allocation.pods.allocator";
  private static final String DRIVER_CLAIM =
      "spark.kubernetes.driver.volumes.persistentVolumeClaim.";

  /** Refused keys, and what to do instead. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "spark.driver.bindAddress",
          "leave it out; Spark sets it in cluster mode",
          "spark.driver.host",
          "leave it out; Spark sets it in cluster mode",
          "spark.kubernetes.authenticate.driver.serviceAccountName",
          "write driver.serviceAccount",
          "spark.kubernetes.authenticate.executor.serviceAccountName",
          "write executor.serviceAccount",
          "spark.kubernetes.container.image",
          "write image",
          "spark.kubernetes.driver.container.image",
          "write driver.image",
          "spark.kubernetes.driver.master",
          "leave it out; the operator sets it",
          "spark.kubernetes.executor.container.image",
          "write executor.image",
          "spark.master",
          "leave it out; the operator sets it");

  private final ApplicationView app;
  private final Findings findings;

  ConfCheck(ApplicationView app, Findings findings) {
    this.app = app;
    this.findings = findings;
  }

  void check() {
    app.conf()
        .forEach(
            (key, value) -> {
              if (!refused(key, value) && !shadowed(key)) {
                app.line().ifPresent(line -> known(key, line));
              }
            });
  }

  private boolean refused(String key, String value) {
    String fix = REFUSED.get(key);
    if (fix == null && key.startsWith(AUTHENTICATE) && key.contains("oauthToken")) {
      fix = "leave it out; pods use the token of their service account";
    }
    if (key.equals("spark.kubernetes.namespace")
        && !value.equals(app.manifest().identity().namespace().orElse(""))) {
      fix = "leave it out; pods run in the namespace of the application";
    }
    // What is asked of the server then was seen to be refused:
    // conformance/steps/45-spark-rights.sh.
    if (key.startsWith(DRIVER_CLAIM) && value.equals("OnDemand")) {
      fix =
          "name a claim that is there: the operator may make none; drivers may make those of"
              + " executors";
    }
    if (key.equals(ALLOCATOR) && !value.equals("direct")) {
      fix = "leave it out: drivers may make pods, and nothing that makes pods for them";
    }
    if (fix == null) {
      return false;
    }
    findings.add(
        SparkCodes.KEY_REFUSED,
        app.where("sparkConf", key),
        key + " may not be set for an application",
        fix);
    return true;
  }

  private boolean shadowed(String key) {
    for (SparkSide side : SparkSide.values()) {
      String spark = "spark." + side.field() + ".";
      String kubernetes = "spark.kubernetes." + side.field() + ".";
      Map<String, String> fields =
          Map.of(
              spark + "cores",
              "cores",
              spark + "memory",
              "memory",
              spark + "memoryOverhead",
              "memoryOverhead",
              spark + "instances",
              "instances",
              kubernetes + "request.cores",
              "coreRequest",
              kubernetes + "limit.cores",
              "coreLimit");
      String field = fields.get(key);
      if (field != null && app.side(side).filter(part -> part.has(field)).isPresent()) {
        String path = side.field() + "." + field;
        findings.add(
            SparkCodes.KEY_IS_DERIVED,
            app.where("sparkConf", key),
            key + " has no effect, as " + path + " wins",
            "remove it, and set " + path);
        return true;
      }
    }
    return false;
  }

  private void known(String key, SparkVersion line) {
    SparkKeys keys = SparkKeys.of(line);
    // The Spark that submits reads the latter, whatever the application's is.
    if (keys.has(key) || key.equals(SubmittedObjects.LEFT_OUT)) {
      return;
    }
    if (!key.startsWith("spark.")) {
      findings.add(
          SparkCodes.KEY_NEAR_MISS,
          app.where("sparkConf", key),
          key + " does not begin with \"spark.\", and spark-submit ignores it",
          "write spark.hadoop." + key + " if it is one of Hadoop");
      return;
    }
    Optional<String> near = keys.nearest(key);
    for (SparkVersion other : SparkVersion.values()) {
      if (other != line && SparkKeys.of(other).has(key)) {
        findings.add(
            SparkCodes.KEY_NEAR_MISS,
            app.where("sparkConf", key),
            "Spark " + line.line() + " does not have " + key + ", Spark " + other.line() + " has",
            "leave it out, or run on Spark " + other.line());
        return;
      }
    }
    if (near.isPresent()) {
      findings.add(
          SparkCodes.KEY_NEAR_MISS,
          app.where("sparkConf", key),
          "Spark " + line.line() + " does not have " + key,
          "write " + near.get());
      return;
    }
    findings.add(
        SparkCodes.KEY_NOT_CHECKED,
        app.where("sparkConf", key),
        key + " is not in the catalogue of Spark " + line.line(),
        "nothing, if a plugin, a connector or the program reads it");
  }

  /** Values of a SparkConnect, which a shell reads. */
  static void shell(ApplicationView server, Findings findings) {
    server
        .conf()
        .forEach(
            (key, value) -> {
              Optional<Integer> bad =
                  value
                      .chars()
                      .boxed()
                      .filter(c -> " \t\n'\"`$;&|<>()\\*?#~".indexOf(c) >= 0)
                      .findFirst();
              if (bad.isPresent()) {
                findings.add(
                    SparkCodes.SHELL_TEXT,
                    server.where("sparkConf", key),
                    "holds "
                        + (Character.isWhitespace(bad.get())
                            ? "white space"
                            : "the character " + Character.toString(bad.get()))
                        + ", which a shell reads",
                    "write a value without blanks, quotes, $ and ;");
              }
            });
  }
}
