package dev.plimsoll.targets.onprem;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.target.BoundFacts;
import dev.plimsoll.target.TargetProvider;
import dev.plimsoll.targets.DatabaseBinding;
import dev.plimsoll.targets.SecretBinding;
import dev.plimsoll.targets.internal.Bindings;
import dev.plimsoll.targets.internal.InCluster;
import dev.plimsoll.targets.internal.Outside;
import dev.plimsoll.targets.internal.Scaffolds;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** A cluster of your own, {@code target: { on-prem: ... }}. */
@API(status = API.Status.EXPERIMENTAL)
public final class OnPremTarget implements TargetProvider {
  static final String NAME = "on-prem";

  private static final Map<Class<? extends Intent>, Class<? extends Record>> BINDINGS =
      Map.of(
          ObjectStore.class, OnPremObjectStore.class,
          Database.class, DatabaseBinding.class,
          NodePool.class, OnPremNodePool.class,
          WebEndpoint.class, OnPremEndpoint.class,
          SecretNeed.class, SecretBinding.class,
          Identity.class, OnPremIdentity.class);

  private static final Scaffolds SCAFFOLDS =
      new Scaffolds(
          "vault",
          """
            endpoint: https://minio.your-domain.example
            bucket: your-bucket
            secret: { store: vault, key: your-environment/your-bucket }
          """,
          """
            labels: { pool: your-pool }
          """,
          """
            host: name.your-domain.example
            visibility: internal
            issuer: your-cluster-issuer
          """,
          """
            annotations: {}
          """);

  /** For {@link java.util.ServiceLoader}. */
  public OnPremTarget() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<? extends Record> configuration() {
    return OnPremConfiguration.class;
  }

  @Override
  public Optional<Class<? extends Record>> binding(Class<? extends Intent> intent) {
    return Optional.ofNullable(BINDINGS.get(intent));
  }

  @Override
  public String scaffold(Intent intent) {
    return SCAFFOLDS.of(intent);
  }

  @Override
  public Cluster cluster(Record configuration, BoundFacts facts, Findings findings) {
    return cluster(NAME, (OnPremConfiguration) configuration, facts, findings);
  }

  /**
   * The cluster that a configuration describes, for a target of your own that is a cluster of this
   * kind with some things settled, such as a distribution.
   *
   * @param target the name of that target, for findings
   * @param onPrem what is settled and what is not
   * @param facts typed bindings, by intent key, of the records that this target names
   * @param findings receives what the bindings contradict
   */
  public static Cluster cluster(
      String target, OnPremConfiguration onPrem, BoundFacts facts, Findings findings) {
    var bindings = new Bindings(target, facts);
    new OnPremChecks(onPrem, bindings).check(findings);
    return new Cluster(
        onPrem.kubernetes(),
        onPrem.networkEngine().engine(),
        new OnPremLowering(onPrem, bindings),
        externals(onPrem, bindings));
  }

  private static Externals externals(OnPremConfiguration onPrem, Bindings bindings) {
    var outside =
        new Outside()
            .secrets(
                bindings, OnPremStores.keys(bindings).values(), onPrem.secretStores().keySet());
    onPrem.secretStores().values().forEach(store -> outside.account(store.account()));
    onPrem
        .storage()
        .existing()
        .forEach(name -> outside.cluster("StorageClass.storage.k8s.io", name));
    onPrem.storage().rook().ifPresent(rook -> OnPremVolumes.secretsOfRook(outside, rook));
    onPrem
        .web()
        .ifPresent(
            web -> {
              entrance(outside, web.internal());
              web.internet().ifPresent(entrance -> entrance(outside, entrance));
            });
    outside.namespace(onPrem.dns().map(OnPremDns::namespace));
    bindings
        .all("endpoint", OnPremEndpoint.class)
        .values()
        .forEach(
            endpoint ->
                outside
                    .cluster(Outside.CLUSTER_ISSUER, endpoint.issuer())
                    .secret(endpoint.secret()));
    bindings
        .all("objectStore", OnPremObjectStore.class)
        .values()
        .forEach(store -> outside.namespace(InCluster.namespaceOf(store.endpoint().host())));
    return outside.all();
  }

  private static void entrance(Outside outside, OnPremEntrance entrance) {
    outside
        .cluster(Outside.INGRESS_CLASS, entrance.ingressClass())
        .cluster(Outside.GATEWAY_CLASS, entrance.gatewayClass())
        .namespace(Optional.of(entrance.namespace()));
  }
}
