package dev.plimsoll.testing;

import dev.plimsoll.Report;
import dev.plimsoll.intent.NetworkEngine;
import dev.plimsoll.testing.internal.GrantedRights;
import dev.plimsoll.testing.internal.NetworkReach;
import dev.plimsoll.testing.internal.RolePods;
import dev.plimsoll.topology.Grant;
import java.util.List;
import java.util.Optional;
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
  private final RolePods pods;
  private final NetworkReach reach;
  private final GrantedRights rights;

  PodsAssert(Report report, RolePods pods, String id) {
    super(id, PodsAssert.class);
    this.report = report;
    this.pods = pods;
    NetworkEngine engine = report.environment().facts().networkEngine();
    this.reach = new NetworkReach(report.bundle(), engine);
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
    for (RolePods.Shape from : pods.of(actual)) {
      for (RolePods.Shape to : pods.of(other)) {
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
    for (RolePods.Shape from : pods.of(actual)) {
      for (RolePods.Shape to : pods.of(other)) {
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
    for (RolePods.Shape from : pods.of(actual)) {
      for (RolePods.Shape to : pods.of(other)) {
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

  private void known(String other) {
    if (!pods.has(other)) {
      throw failure("%s", pods.unknown(other));
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
    List<String> denied = rights.denied(pods.accounts(actual), namespace, grant);
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
    List<String> allowed = rights.allowed(pods.accounts(actual), namespace, grant);
    if (!allowed.isEmpty()) {
      throw failure(
          "Expecting pods %s not to have rights %s, but they have:\n  %s",
          actual, GrantedRights.where(namespace), String.join("\n  ", allowed));
    }
    return this;
  }
}
