package dev.plimsoll.workload;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.unit.NamespaceName;
import org.apiguardian.api.API;

/**
 * Where a workload is rendered.
 *
 * @param env the environment
 * @param namespace where it runs
 * @param platform the platform's name; label {@code app.kubernetes.io/part-of}
 * @param component the component that it belongs to; label {@code app.kubernetes.io/instance}
 * @param findings where findings go
 */
@API(status = API.Status.EXPERIMENTAL)
public record WorkloadScope(
    EnvironmentFacts env,
    NamespaceName namespace,
    String platform,
    String component,
    Findings findings) {}
