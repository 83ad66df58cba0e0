package dev.plimsoll.targets.aks;

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
import dev.plimsoll.targets.internal.Outside;
import dev.plimsoll.targets.internal.Scaffolds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** Azure Kubernetes Service, {@code target: { aks: ... }}. */
@API(status = API.Status.EXPERIMENTAL)
public final class AksTarget implements TargetProvider {
  static final String NAME = "aks";

  private static final Map<Class<? extends Intent>, Class<? extends Record>> BINDINGS =
      Map.of(
          ObjectStore.class, AksObjectStore.class,
          Database.class, DatabaseBinding.class,
          NodePool.class, AksNodePool.class,
          WebEndpoint.class, AksEndpoint.class,
          SecretNeed.class, SecretBinding.class,
          Identity.class, AksIdentity.class);

  private static final Scaffolds SCAFFOLDS =
      new Scaffolds(
          "azure-key-vault",
          """
            account: yourstorageaccount
            container: your-container
            clientId: 01234567-89ab-cdef-0123-456789abcdef
          """,
          """
            agentPool: yourpool
            capacity: on-demand
          """,
          """
            host: name.your-domain.example
            visibility: internal
            keyVault: { uri: "https://your-vault.vault.azure.net/certificates/your-certificate", clientId: 01234567-89ab-cdef-0123-456789abcdef }
          """,
          """
            clientId: 01234567-89ab-cdef-0123-456789abcdef
          """);

  /** For {@link java.util.ServiceLoader}. */
  public AksTarget() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<? extends Record> configuration() {
    return AksConfiguration.class;
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
    var aks = (AksConfiguration) configuration;
    var bindings = new Bindings(NAME, facts);
    new AksChecks(aks, bindings).check(findings);
    return new Cluster(
        aks.kubernetes(),
        aks.networkEngine().engine(),
        new AksLowering(aks, bindings),
        externals(aks, bindings));
  }

  private static Externals externals(AksConfiguration aks, Bindings bindings) {
    var outside = new Outside().secrets(bindings, List.of(), aks.secretStores().keySet());
    aks.secretStores().values().forEach(store -> outside.account(store.account()));
    AksGateways gateways = aks.gateways().orElse(AksGateways.standard());
    outside.cluster(Outside.GATEWAY_CLASS, gateways.gatewayClass().word());
    if (gateways.hasProxies()) {
      // Azure runs pods there, which nothing of ours makes.
      outside.namespace(Optional.of(gateways.namespace()));
    }
    bindings
        .all("endpoint", AksEndpoint.class)
        .values()
        .forEach(
            endpoint ->
                outside
                    .cluster(Outside.CLUSTER_ISSUER, endpoint.issuer())
                    .secret(endpoint.secret()));
    bindings
        .all("nodePool", AksNodePool.class)
        .values()
        .forEach(
            pool ->
                outside
                    .cluster("NodePool.karpenter.sh", pool.nodePool())
                    .cluster(
                        "AKSNodeClass.karpenter.azure.com",
                        pool.create().map(made -> made.nodeClass())));
    return outside.all();
  }
}
