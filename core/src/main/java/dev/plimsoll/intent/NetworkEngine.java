package dev.plimsoll.intent;

import org.apiguardian.api.API;

/**
 * What enforces NetworkPolicies in a cluster, as far as it changes what a policy covers.
 *
 * @param name as the environment writes it, for example {@code vpc-cni}, {@code cilium}, {@code
 *     calico}, {@code none}
 * @param enforces whether policies are enforced at all
 * @param coversBarePods whether pods without a controller are covered, such as Airflow's task pods
 *     and Spark's drivers
 * @param ipBlocksCoverPods whether an address block in a policy also admits pods and nodes that lie
 *     in it
 */
@API(status = API.Status.EXPERIMENTAL)
public record NetworkEngine(
    String name, boolean enforces, boolean coversBarePods, boolean ipBlocksCoverPods) {}
