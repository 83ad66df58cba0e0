package dev.plimsoll.flink;

import dev.plimsoll.topology.Grant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the operator may do in a namespace that it watches, and what a job's own pods may do: what
 * the chart grants.
 *
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-release-1.15/docs/operations/rbac/">Role-based
 *     access control</a>
 */
final class FlinkRights {
  private static final String[] ALL = {
    "create", "delete", "get", "list", "patch", "update", "watch"
  };
  private static final String[] READ = {"get", "list", "watch"};
  private static final String FLINK = "flink.apache.org";

  private FlinkRights() {}

  /** In the operator's own namespace. */
  static Grant[] own() {
    return new Grant[] {
      Grant.of("coordination.k8s.io", "leases", ALL).because("elects a leader"),
      Grant.of(FLINK, "flinkstatesnapshots", "list")
          .because("looks whether its kinds are installed")
    };
  }

  /** In a namespace that the operator watches. */
  static List<Grant> jobs() {
    var grants = new ArrayList<Grant>();
    for (String kind : List.of("pods", "services", "configmaps", "secrets")) {
      grants.add(
          Grant.of("", kind, ALL).because("makes JobManagers, follows and removes their pods"));
      grants.add(Grant.of("", kind, "deletecollection").because("removes clusters that ended"));
    }
    grants.add(Grant.of("", "events", ALL).because("reports on clusters"));
    for (String kind : List.of("deployments", "deployments/finalizers", "replicasets")) {
      grants.add(Grant.of("apps", kind, ALL).because("runs JobManagers"));
    }
    grants.add(
        Grant.of("apps", "deployments/scale", "get", "patch", "update")
            .because("scales TaskManagers of standalone clusters"));
    grants.add(
        Grant.of("networking.k8s.io", "ingresses", ALL)
            .because("opens Flink's page where a cluster asks for it"));
    for (String kind :
        List.of(
            "flinkbluegreendeployments",
            "flinkdeployments",
            "flinksessionjobs",
            "flinkstatesnapshots")) {
      grants.add(Grant.of(FLINK, kind, ALL).because("runs them"));
      grants.add(Grant.of(FLINK, kind + "/finalizers", ALL).because("cleans up before they go"));
      grants.add(
          Grant.of(FLINK, kind + "/status", "get", "patch", "update").because("says how they are"));
    }
    return List.copyOf(grants);
  }

  /** A JobManager makes its TaskManagers, and keeps leaders and pointers to state in ConfigMaps. */
  static List<Grant> jobManager() {
    return List.of(
        Grant.of("", "pods", ALL).because("makes, follows and removes TaskManagers"),
        Grant.of("", "configmaps", ALL)
            .because("hands its settings to TaskManagers, and keeps what the next leader needs"),
        Grant.of("apps", "deployments", ALL)
            .because("owns TaskManagers through its Deployment, and ends with it"),
        Grant.of("apps", "deployments/finalizers", ALL)
            .because("owns TaskManagers through its Deployment"));
  }

  /** A TaskManager finds the leader where it is kept. */
  static List<Grant> taskManager() {
    return List.of(Grant.of("", "configmaps", READ).because("finds the leading JobManager"));
  }
}
