package dev.plimsoll.targets.gke;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.record.Default;
import dev.plimsoll.targets.AddressPort;
import dev.plimsoll.targets.ClusterAddresses;
import dev.plimsoll.targets.Day;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * A GKE cluster, as {@code target: { gke: ... }} of an environment describes it.
 *
 * @param kubernetes the minor of its API server
 * @param project the project that it is in
 * @param networkEngine what enforces NetworkPolicies
 * @param controlPlane the address of the control plane's endpoint, for example {@code
 *     172.16.0.0/28:443}; without it egress to port 443 is allowed anywhere
 * @param mode who runs the nodes
 * @param projectNumber the number of the project, for the hand-off list
 * @param addresses addresses in and around the cluster; {@code cloud} is where Google APIs are
 *     reached, for example {@code 199.36.153.8/30}
 * @param storage the disks of the storage tiers, where the defaults do not fit
 * @param secretStores ClusterSecretStores that Plimsoll writes, by name; others exist already
 * @param asOf the day on which the dates of Kubernetes minors are judged; without it they are not
 */
@API(status = API.Status.EXPERIMENTAL)
public record GkeConfiguration(
    KubernetesVersion kubernetes,
    ProjectId project,
    @Default("dataplane-v2") GkeNetworkEngine networkEngine,
    List<AddressPort> controlPlane,
    @Default("standard") GkeMode mode,
    Optional<Long> projectNumber,
    Optional<ClusterAddresses> addresses,
    Optional<GkeStorage> storage,
    Map<String, GkeSecretStore> secretStores,
    Optional<Day> asOf) {
  public GkeConfiguration {
    Objects.requireNonNull(kubernetes, "kubernetes");
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(networkEngine, "networkEngine");
    Objects.requireNonNull(mode, "mode");
    controlPlane = List.copyOf(controlPlane);
    secretStores = Collections.unmodifiableSortedMap(new TreeMap<>(secretStores));
    if (mode == GkeMode.AUTOPILOT && networkEngine != GkeNetworkEngine.DATAPLANE_V2) {
      throw new IllegalArgumentException(
          "an Autopilot cluster always has dataplane-v2; write networkEngine: dataplane-v2, or leave"
              + " it out");
    }
  }

  /** A Standard cluster with Dataplane V2, of which nothing else is known. */
  public static GkeConfiguration of(KubernetesVersion kubernetes, String project) {
    return new GkeConfiguration(
        kubernetes,
        ProjectId.of(project),
        GkeNetworkEngine.DATAPLANE_V2,
        List.of(),
        GkeMode.STANDARD,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }
}
