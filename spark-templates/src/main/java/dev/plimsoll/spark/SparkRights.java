package dev.plimsoll.spark;

import dev.plimsoll.topology.Grant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the operator may do, exactly what its chart grants for named namespaces; and what drivers
 * may do, less than its chart grants: what drivers of Spark 3.5 and 4.0 were seen to use.
 *
 * @see <a
 *     href="https://github.com/kubeflow/spark-operator/blob/v2.5.2/charts/spark-operator-chart/templates/controller/rbac.yaml">Roles
 *     of the chart</a>
 */
final class SparkRights {
  static final String CONTROLLER_LOCK = "spark-operator-controller-lock";
  static final String WEBHOOK_LOCK = "spark-operator-webhook-lock";
  static final String CERTIFICATES = "spark-operator-webhook-certs";

  private static final String SPARK = "sparkoperator.k8s.io";
  private static final String ADMISSION = "admissionregistration.k8s.io";

  private SparkRights() {}

  static Grant[] controllerInCluster() {
    return new Grant[] {
      Grant.of("apiextensions.k8s.io", "customresourcedefinitions", "get")
          .because("looks whether its kinds are installed")
    };
  }

  static Grant[] own(String lock) {
    return new Grant[] {
      Grant.of("coordination.k8s.io", "leases", "create").because("elects a leader"),
      Grant.of("coordination.k8s.io", "leases", "get", "update")
          .onlyNamed(lock)
          .because("elects a leader"),
      Grant.of("", "events", "create", "patch", "update").because("reports who leads")
    };
  }

  static Grant[] certificates() {
    return new Grant[] {
      Grant.of("", "secrets", "create").because("keeps the certificate that it makes"),
      Grant.of("", "secrets", "get", "update")
          .onlyNamed(CERTIFICATES)
          .because("keeps the certificate that it makes")
    };
  }

  static Grant[] webhookInCluster() {
    var grants = new ArrayList<Grant>();
    for (String kind :
        List.of("mutatingwebhookconfigurations", "validatingwebhookconfigurations")) {
      grants.add(Grant.of(ADMISSION, kind, "list", "watch").because("finds its configuration"));
      grants.add(
          Grant.of(ADMISSION, kind, "get", "update")
              .onlyNamed(SparkOperator.WEBHOOK)
              .because("writes its certificate authority into its configuration"));
    }
    return grants.toArray(Grant[]::new);
  }

  static Grant[] webhookInJobs() {
    return new Grant[] {
      Grant.of("", "resourcequotas", "list").because("compares applications with quotas"),
      Grant.of("", "pods", "list", "watch").because("changes pods of applications"),
      Grant.of(SPARK, "sparkapplications", "get", "list", "watch")
          .because("finds the application of a pod"),
      Grant.of(SPARK, "scheduledsparkapplications", "get", "list", "watch")
          .because("checks schedules")
    };
  }

  /**
   * What the controller may do in a watched namespace.
   *
   * @param submitter the Spark that it submits with
   */
  static List<Grant> jobs(SparkVersion submitter) {
    var grants = new ArrayList<Grant>();
    grants.add(
        Grant.of("", "pods", "create", "delete", "get", "list", "update", "watch")
            .because("submits drivers, and follows and removes pods"));
    grants.add(
        Grant.of("", "configmaps", "create", "get", "list", "patch", "update", "watch")
            .because("submission makes the driver's settings"));
    grants.add(
        Grant.of("", "services", "create", "delete", "get", "list", "patch", "update", "watch")
            .because("submission makes the driver's Service, and the operator that of its page"));
    grants.add(
        Grant.of("", "events", "create", "patch", "update").because("reports on applications"));
    if (submitter.makesPolicies()) {
      grants.add(
          Grant.of("networking.k8s.io", "networkpolicies", "create", "patch")
              .because("submission makes a policy for executors"));
    }
    for (String group : List.of("extensions", "networking.k8s.io")) {
      grants.add(
          Grant.of(group, "ingresses", "create", "delete", "get", "update")
              .because("opens the driver's page where an application asks for it"));
    }
    grants.add(
        Grant.of(SPARK, "sparkapplications", "create", "delete", "get", "list", "watch")
            .because("runs applications, and makes them from schedules"));
    for (String kind : List.of("scheduledsparkapplications", "sparkconnects")) {
      grants.add(Grant.of(SPARK, kind, "get", "list", "watch").because("runs them"));
    }
    for (String kind :
        List.of("sparkapplications", "scheduledsparkapplications", "sparkconnects")) {
      for (String part : List.of("status", "finalizers")) {
        grants.add(Grant.of(SPARK, kind + "/" + part, "update").because("says how they are"));
      }
    }
    return List.copyOf(grants);
  }

  /**
   * What a task may do that runs spark-submit in cluster mode, and nothing else: what spark-submit
   * was seen to ask for. Since 3.3 it applies what it makes on the server, which asks for {@code
   * patch}, and for {@code create} of what is not there yet.
   *
   * @param spark the Spark of the task's image
   */
  static List<Grant> submitter(SparkVersion spark) {
    var grants = new ArrayList<Grant>();
    grants.add(
        Grant.of("", "pods", "create", "delete", "get", "watch")
            .because("makes the driver and follows it"));
    grants.add(
        Grant.of("", "configmaps", "create", "patch").because("makes the driver's settings"));
    grants.add(Grant.of("", "services", "create", "patch").because("makes the driver's Service"));
    if (spark.makesPolicies()) {
      grants.add(
          Grant.of("networking.k8s.io", "networkpolicies", "create", "patch")
              .because("makes a policy for executors"));
    }
    return List.copyOf(grants);
  }

  /** Collections are deleted when a driver ends, all that bears the number of its run. */
  static List<Grant> driver() {
    return List.of(
        Grant.of("", "pods", "create", "delete", "deletecollection", "get", "list", "watch")
            .because("makes, follows and removes executors"),
        Grant.of("", "pods", "patch").because("marks executors that ended and are kept"),
        Grant.of("", "configmaps", "create", "deletecollection")
            .because("hands its settings to executors"),
        Grant.of("", "services", "deletecollection")
            .because("removes its own Service when it ends"),
        Grant.of("", "persistentvolumeclaims", "create", "deletecollection", "list")
            .because("makes, reuses and removes claims of executors"));
  }
}
