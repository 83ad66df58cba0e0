package dev.plimsoll.testing;

import dev.plimsoll.Report;
import dev.plimsoll.check.reach.PodBox;
import dev.plimsoll.check.reach.PodReach;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.testing.internal.GrantedRights;
import dev.plimsoll.topology.Grant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what the manifests permit the pods of a role: read from the NetworkPolicies, Roles
 * and bindings themselves, not from the arrows that they were made from.
 *
 * <p>Traffic needs leave on both ends: egress of the one, ingress of the other. Where a policy
 * names addresses, which may or may not be those of pods, the assertion takes the reading that is
 * worse for it. What the network engine of the environment does not enforce is not denied.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network
 *     policies</a>
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC
 *     authorization</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class PodsAssert extends AbstractAssert<PodsAssert, String> {
  private final Report report;
  private final PodReach reach;
  private final GrantedRights rights;

  PodsAssert(Report report, PodReach reach, String id) {
    super(id, PodsAssert.class);
    this.report = report;
    this.reach = reach;
    this.rights = new GrantedRights(report.bundle());
  }

  /**
   * Verifies that each of these pods may open connections to each pod of another role, at one port
   * at least.
   *
   * @param other namespace and role, for example {@code airflow/api-server}
   */
  public PodsAssert mayReach(String other) {
    known(other);
    for (PodBox from : reach.pods(actual)) {
      for (PodBox to : reach.pods(other)) {
        if (reach.surely(from, to).isEmpty()) {
          throw failure(
              "Expecting pods %s to reach pods %s, but the policies do not permit it:\n%s",
              actual, other, reach.explain(from, to));
        }
      }
    }
    return this;
  }

  /**
   * Verifies that each of these pods may open TCP connections to a port of each pod of another
   * role.
   *
   * @param other namespace and role, for example {@code airflow/api-server}
   * @param port the container port, 1 to 65535
   */
  public PodsAssert mayReach(String other, int port) {
    known(other);
    for (PodBox from : reach.pods(actual)) {
      for (PodBox to : reach.pods(other)) {
        if (!reach.surely(from, to).hasTcp(port)) {
          throw failure(
              "Expecting pods %s to reach port %s of pods %s, but the policies do not permit it:\n%s",
              actual, port, other, reach.explain(from, to));
        }
      }
    }
    return this;
  }

  /**
   * Verifies that none of these pods can open a connection to any pod of another role, at any port.
   *
   * @param other namespace and role, for example {@code airflow/api-server}
   * @throws AssertionError also if nothing enforces policies in this environment
   */
  public PodsAssert mustNotReach(String other) {
    known(other);
    for (PodBox from : reach.pods(actual)) {
      for (PodBox to : reach.pods(other)) {
        if (!reach.maybe(from, to).isEmpty()) {
          throw failure(
              "Expecting pods %s not to reach pods %s, but nothing in %s denies %s:\n%s",
              actual,
              other,
              report.environment().name(),
              reach.maybe(from, to),
              reach.explain(from, to));
        }
      }
    }
    return this;
  }

  /** What to say of a role that has no pods. */
  static String unknown(PodReach reach, String id) {
    SortedSet<String> roles = reach.roles();
    return "Expecting pods "
        + id
        + ", but no manifest has them"
        + Nearest.of(id, roles).map(near -> "; maybe you mean " + near).orElse("")
        + "\nthere are:\n  "
        + (roles.isEmpty() ? "none" : String.join("\n  ", roles));
  }

  /** The service accounts of these pods, as {@code namespace/name}. */
  private SortedSet<String> accounts() {
    var accounts = new TreeSet<String>();
    reach.pods(actual).forEach(pod -> accounts.add(pod.namespace() + "/" + pod.account()));
    return accounts;
  }

  private void known(String other) {
    if (reach.pods(other).isEmpty()) {
      throw failure("%s", unknown(reach, other));
    }
  }

  /** Verifies that the pods' service accounts may do all that a grant says, in a namespace. */
  public PodsAssert mayIn(String namespace, Grant grant) {
    return may(Optional.of(namespace), grant);
  }

  /**
   * Verifies that the pods' service accounts may do all that a grant says with objects of the whole
   * cluster.
   */
  public PodsAssert mayInCluster(Grant grant) {
    return may(Optional.empty(), grant);
  }

  private PodsAssert may(Optional<String> namespace, Grant grant) {
    List<String> denied = rights.denied(accounts(), namespace, grant);
    if (!denied.isEmpty()) {
      throw failure(
          "Expecting pods %s to have rights %s, but these are missing:\n  %s",
          actual, GrantedRights.where(namespace), String.join("\n  ", denied));
    }
    return this;
  }

  /**
   * Verifies that the pods' service accounts may do nothing of what a grant says, in a namespace.
   *
   * @throws AssertionError also if an account is bound to a role that no manifest defines
   */
  public PodsAssert mayNotIn(String namespace, Grant grant) {
    return mayNot(Optional.of(namespace), grant);
  }

  /**
   * Verifies that the pods' service accounts may do nothing of what a grant says with objects of
   * the whole cluster; rights in single namespaces do not count.
   *
   * @throws AssertionError also if an account is bound to a role that no manifest defines
   */
  public PodsAssert mayNotInCluster(Grant grant) {
    return mayNot(Optional.empty(), grant);
  }

  private PodsAssert mayNot(Optional<String> namespace, Grant grant) {
    List<String> allowed = rights.allowed(accounts(), namespace, grant);
    if (!allowed.isEmpty()) {
      throw failure(
          "Expecting pods %s not to have rights %s, but they have:\n  %s",
          actual, GrantedRights.where(namespace), String.join("\n  ", allowed));
    }
    return this;
  }
}
