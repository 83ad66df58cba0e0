package dev.plimsoll.manifest;

import dev.plimsoll.finding.FieldPath;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Where the pod stands in objects of Kubernetes' own kinds that are one or make some: the path to
 * the map that has {@code metadata} and {@code spec} of a pod.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/">Workloads</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class PodPaths {
  private static final FieldPath TEMPLATE = FieldPath.of("spec", "template");

  private static final Map<String, FieldPath> PATHS =
      Map.of(
          "/Pod", FieldPath.ROOT,
          "/PodTemplate", FieldPath.of("template"),
          "/ReplicationController", TEMPLATE,
          "apps/Deployment", TEMPLATE,
          "apps/ReplicaSet", TEMPLATE,
          "apps/StatefulSet", TEMPLATE,
          "apps/DaemonSet", TEMPLATE,
          "batch/Job", TEMPLATE,
          "batch/CronJob", FieldPath.of("spec", "jobTemplate", "spec", "template"));

  private PodPaths() {}

  /** The path in an object, if its kind has one. */
  public static Optional<FieldPath> of(Identity identity) {
    return of(identity.group(), identity.kind());
  }

  /** The path in objects of a kind, if it has one. */
  public static Optional<FieldPath> of(String group, String kind) {
    return Optional.ofNullable(PATHS.get(group + "/" + kind));
  }
}
