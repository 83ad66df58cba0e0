package dev.plimsoll.targets.eks;

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
 * An EKS cluster, as {@code target: { eks: ... }} of an environment describes it.
 *
 * @param kubernetes the minor of its API server
 * @param region where it is
 * @param networkEngine what enforces NetworkPolicies
 * @param controlPlane the addresses of the API server's network interfaces, for example {@code
 *     10.0.0.0/16:443}, the range of the subnets that the cluster was made with; without them
 *     egress to port 443 is allowed anywhere
 * @param mode who runs nodes, load balancers and disks
 * @param identity how pods come to act as IAM roles
 * @param cluster the cluster's name, for the hand-off list
 * @param oidcIssuer the cluster's OIDC issuer without {@code https://}, for the hand-off list of
 *     IRSA
 * @param addresses addresses in and around the cluster
 * @param storage the disks of the storage tiers, where the defaults do not fit
 * @param secretStores ClusterSecretStores that Plimsoll writes, by name; others exist already
 * @param asOf the day on which the dates of Kubernetes minors are judged; without it they are not
 */
@API(status = API.Status.EXPERIMENTAL)
public record EksConfiguration(
    KubernetesVersion kubernetes,
    AwsRegion region,
    @Default("vpc-cni") EksNetworkEngine networkEngine,
    List<AddressPort> controlPlane,
    @Default("standard") EksMode mode,
    @Default("irsa") EksIdentityMode identity,
    Optional<String> cluster,
    Optional<String> oidcIssuer,
    Optional<ClusterAddresses> addresses,
    Optional<EksStorage> storage,
    Map<String, EksSecretStore> secretStores,
    Optional<Day> asOf) {
  public EksConfiguration {
    Objects.requireNonNull(kubernetes, "kubernetes");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(networkEngine, "networkEngine");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(identity, "identity");
    controlPlane = List.copyOf(controlPlane);
    secretStores = Collections.unmodifiableSortedMap(new TreeMap<>(secretStores));
    oidcIssuer.ifPresent(EksConfiguration::requireIssuer);
  }

  /** A cluster with managed nodes, IRSA and the VPC CNI, of which nothing else is known. */
  public static EksConfiguration of(KubernetesVersion kubernetes, AwsRegion region) {
    return new EksConfiguration(
        kubernetes,
        region,
        EksNetworkEngine.VPC_CNI,
        List.of(),
        EksMode.STANDARD,
        EksIdentityMode.IRSA,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  private static void requireIssuer(String issuer) {
    if (issuer.contains("://") || issuer.isBlank()) {
      throw new IllegalArgumentException(
          "OIDC issuer \""
              + issuer
              + "\" is written with a scheme; write it without, for example"
              + " \"oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF\"");
    }
  }
}
