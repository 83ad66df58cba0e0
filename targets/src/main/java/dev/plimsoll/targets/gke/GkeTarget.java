package dev.plimsoll.targets.gke;

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

/** Google Kubernetes Engine, {@code target: { gke: ... }}. */
@API(status = API.Status.EXPERIMENTAL)
public final class GkeTarget implements TargetProvider {
  static final String NAME = "gke";

  private static final Map<Class<? extends Intent>, Class<? extends Record>> BINDINGS =
      Map.of(
          ObjectStore.class, GkeObjectStore.class,
          Database.class, DatabaseBinding.class,
          NodePool.class, GkeNodePool.class,
          WebEndpoint.class, GkeEndpoint.class,
          SecretNeed.class, SecretBinding.class,
          Identity.class, GkeIdentity.class);

  private static final Scaffolds SCAFFOLDS =
      new Scaffolds(
          "google-secret-manager",
          """
            bucket: your-bucket
            account: your-account@your-project.iam.gserviceaccount.com
          """,
          """
            nodePool: your-node-pool
            capacity: on-demand
          """,
          """
            host: name.your-domain.example
            visibility: internal
            certificate: your-regional-certificate
          """,
          """
            account: your-account@your-project.iam.gserviceaccount.com
          """);

  /** For {@link java.util.ServiceLoader}. */
  public GkeTarget() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<? extends Record> configuration() {
    return GkeConfiguration.class;
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
    var gke = (GkeConfiguration) configuration;
    var bindings = new Bindings(NAME, facts);
    new GkeChecks(gke, bindings).check(findings);
    return new Cluster(
        gke.kubernetes(),
        gke.networkEngine().engine(),
        new GkeLowering(gke, bindings),
        externals(gke, bindings));
  }

  private static Externals externals(GkeConfiguration gke, Bindings bindings) {
    var outside = new Outside().secrets(bindings, List.of(), gke.secretStores().keySet());
    gke.secretStores().values().forEach(store -> store.account().ifPresent(outside::account));
    outside.cluster(Outside.GATEWAY_CLASS, "gke-*");
    bindings
        .all("endpoint", GkeEndpoint.class)
        .values()
        .forEach(
            endpoint ->
                outside
                    .cluster(Outside.CLUSTER_ISSUER, endpoint.issuer())
                    .secret(endpoint.secret()));
    bindings
        .all("nodePool", GkeNodePool.class)
        .values()
        .forEach(pool -> outside.cluster("ComputeClass.cloud.google.com", pool.computeClass()));
    return outside.all();
  }
}
