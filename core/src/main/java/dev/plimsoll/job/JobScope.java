package dev.plimsoll.job;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.NamespaceName;
import org.apiguardian.api.API;

/**
 * Where a job is rendered.
 *
 * @param env the environment
 * @param namespace the workspace's namespace
 * @param findings where findings go
 */
@API(status = API.Status.EXPERIMENTAL)
public record JobScope(EnvironmentFacts env, NamespaceName namespace, Findings findings) {
  /** The pods of a role in this workspace. */
  public Endpoint.Pods pods(JobRole role) {
    return new Endpoint.Pods(namespace, role.role());
  }
}
