package dev.plimsoll.samples.k3s;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.target.BoundFacts;
import dev.plimsoll.target.TargetProvider;
import dev.plimsoll.targets.AddressPort;
import dev.plimsoll.targets.ClusterAddresses;
import dev.plimsoll.targets.onprem.OnPremConfiguration;
import dev.plimsoll.targets.onprem.OnPremDns;
import dev.plimsoll.targets.onprem.OnPremEntrance;
import dev.plimsoll.targets.onprem.OnPremNetworkEngine;
import dev.plimsoll.targets.onprem.OnPremStorage;
import dev.plimsoll.targets.onprem.OnPremTarget;
import dev.plimsoll.targets.onprem.OnPremWeb;
import dev.plimsoll.unit.NamespaceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * k3s: a cluster of your own in which the distribution has settled network engine, storage, ingress
 * and load balancers.
 *
 * @see <a href="https://docs.k3s.io/networking/networking-services">k3s, networking services</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class K3sTarget implements TargetProvider {
  private static final String NAME = "k3s";
  private static final NamespaceName KUBE_SYSTEM = NamespaceName.of("kube-system");

  private final OnPremTarget onPrem = new OnPremTarget();

  /** For {@link java.util.ServiceLoader}. */
  public K3sTarget() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<? extends Record> configuration() {
    return K3sConfiguration.class;
  }

  @Override
  public Optional<Class<? extends Record>> binding(Class<? extends Intent> intent) {
    return onPrem.binding(intent);
  }

  @Override
  public String scaffold(Intent intent) {
    return onPrem.scaffold(intent);
  }

  @Override
  public Cluster cluster(Record configuration, BoundFacts bindings, Findings findings) {
    var k3s = (K3sConfiguration) configuration;
    Cluster settled = OnPremTarget.cluster(NAME, settled(k3s), bindings, findings);
    return new Cluster(
        settled.kubernetes(),
        settled.networkEngine(),
        new K3sLowering(settled.lowering(), bindings.environment(), k3s.network()),
        settled.externals());
  }

  private static OnPremConfiguration settled(K3sConfiguration k3s) {
    return new OnPremConfiguration(
        k3s.kubernetes(),
        OnPremNetworkEngine.KUBE_ROUTER,
        k3s.servers().stream().map(server -> new AddressPort(server, 6443)).toList(),
        OnPremStorage.localPath(),
        Optional.empty(),
        Optional.of(
            new OnPremWeb(
                OnPremEntrance.ingress(
                        "traefik", KUBE_SYSTEM, Map.of("app.kubernetes.io/name", "traefik"))
                    .withAnnotations(
                        Map.of("traefik.ingress.kubernetes.io/router.entrypoints", "websecure")),
                Optional.empty())),
        Optional.of(new OnPremDns(KUBE_SYSTEM, Map.of("k8s-app", "kube-dns"), 53, List.of())),
        Optional.of(
            new ClusterAddresses(Optional.of(k3s.services()), k3s.network(), List.of(), List.of())),
        k3s.secretStores(),
        Optional.empty());
  }
}
