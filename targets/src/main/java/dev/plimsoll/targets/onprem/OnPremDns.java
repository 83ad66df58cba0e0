package dev.plimsoll.targets.onprem;

import dev.plimsoll.schema.record.Default;
import dev.plimsoll.targets.AddressBlock;
import dev.plimsoll.unit.Labels;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.Port;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Where DNS is answered.
 *
 * @param namespace where its pods run; OpenShift: {@code openshift-dns}
 * @param podLabels labels of its pods; empty for all of the namespace
 * @param port the port of its pods; OpenShift: 5353
 * @param addresses caches on the node, for example {@code 169.254.20.10/32}
 */
@API(status = API.Status.EXPERIMENTAL)
public record OnPremDns(
    @Default("kube-system") NamespaceName namespace,
    Map<String, String> podLabels,
    @Default("53") int port,
    List<AddressBlock> addresses) {
  /** Checks port and labels. */
  public OnPremDns {
    Objects.requireNonNull(namespace, "namespace");
    podLabels = Labels.of(podLabels).asMap();
    Port.requireNumber(port);
    addresses = List.copyOf(addresses);
  }

  /** CoreDNS as kubeadm installs it. */
  public static OnPremDns standard() {
    return new OnPremDns(
        NamespaceName.of("kube-system"),
        Map.of("k8s-app", "kube-dns"),
        53,
        List.of(AddressBlock.of("169.254.20.10/32")));
  }
}
