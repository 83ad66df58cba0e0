package dev.plimsoll.targets.gke;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Lowered.HandOff;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Workload Identity Federation for GKE.
 *
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity">GKE,
 *     workload identity</a>
 */
final class GkeIdentities {
  private final GkeConfiguration gke;

  GkeIdentities(GkeConfiguration gke) {
    this.gke = gke;
  }

  /**
   * The metadata server answers at 169.254.169.254:80; without Dataplane V2 policies judge after
   * the packet was sent on to 169.254.169.252, port 988 or, in older releases, 987 (<a
   * href="https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy#network-policy-and-workload-identity">GKE,
   * network policies and workload identity</a>).
   */
  Lowered.Account account(Optional<GoogleAccount> account) {
    var annotations = new TreeMap<String, String>();
    account.ifPresent(google -> annotations.put("iam.gke.io/gcp-service-account", google.email()));
    return new Lowered.Account(
        annotations,
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(
            new Lowered.Egress(
                "GKE metadata server",
                List.of(
                    Peer.Addresses.of("169.254.169.254/32"),
                    Peer.Addresses.of("169.254.169.252/32")),
                List.of(PeerPort.tcp(80), PeerPort.tcp(987), PeerPort.tcp(988)))),
        List.of(account.map(this::impersonation).orElseGet(this::grant)));
  }

  private HandOff impersonation(GoogleAccount account) {
    return new HandOff(
        "Use of Google service account " + account + " by " + HandOff.BOTH,
        """
        The Kubernetes service account must be allowed to act as `%1$s`:

        ```sh
        gcloud iam service-accounts add-iam-policy-binding %1$s \\
          --role roles/iam.workloadIdentityUser \\
          --member 'serviceAccount:%2$s.svc.id.goog[%3$s/%4$s]'
        ```
        """
            .formatted(account, gke.project(), HandOff.NAMESPACE, HandOff.ACCOUNT));
  }

  private HandOff grant() {
    return new HandOff(
        "Grants to Kubernetes service account " + HandOff.BOTH,
        """
        What the service account may do in Google Cloud is granted to this principal:

        ```text
        principal://iam.googleapis.com/projects/%1$s/locations/global/workloadIdentityPools/%2$s.svc.id.goog/subject/ns/%3$s/sa/%4$s
        ```
        """
            .formatted(
                gke.projectNumber().map(String::valueOf).orElse("<project-number>"),
                gke.project(),
                HandOff.NAMESPACE,
                HandOff.ACCOUNT));
  }
}
