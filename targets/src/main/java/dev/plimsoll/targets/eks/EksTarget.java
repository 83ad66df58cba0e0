package dev.plimsoll.targets.eks;

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

/** Amazon EKS, {@code target: { eks: ... }}. */
@API(status = API.Status.EXPERIMENTAL)
public final class EksTarget implements TargetProvider {
  static final String NAME = "eks";

  private static final Map<Class<? extends Intent>, Class<? extends Record>> BINDINGS =
      Map.of(
          ObjectStore.class, EksObjectStore.class,
          Database.class, DatabaseBinding.class,
          NodePool.class, EksNodePool.class,
          WebEndpoint.class, EksEndpoint.class,
          SecretNeed.class, SecretBinding.class,
          Identity.class, EksIdentity.class);

  private static final Scaffolds SCAFFOLDS =
      new Scaffolds(
          "aws-secrets-manager",
          """
            bucket: your-bucket
            role: arn:aws:iam::123456789012:role/your-role
          """,
          """
            nodeGroup: your-node-group
            capacity: on-demand
          """,
          """
            host: name.your-domain.example
            visibility: internal
          """,
          """
            role: arn:aws:iam::123456789012:role/your-role
          """);

  /** For {@link java.util.ServiceLoader}. */
  public EksTarget() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<? extends Record> configuration() {
    return EksConfiguration.class;
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
    var eks = (EksConfiguration) configuration;
    var bindings = new Bindings(NAME, facts);
    new EksChecks(eks, bindings).check(findings);
    return new Cluster(
        eks.kubernetes(),
        eks.networkEngine().engine(),
        new EksLowering(eks, bindings),
        externals(eks, bindings));
  }

  private static Externals externals(EksConfiguration eks, Bindings bindings) {
    var outside = new Outside().secrets(bindings, List.of(), eks.secretStores().keySet());
    eks.secretStores().values().forEach(store -> store.account().ifPresent(outside::account));
    if (eks.mode() == EksMode.STANDARD) {
      outside.cluster(Outside.INGRESS_CLASS, "alb");
    }
    String nodeClass =
        eks.mode() == EksMode.AUTO
            ? "NodeClass.eks.amazonaws.com"
            : "EC2NodeClass.karpenter.k8s.aws";
    bindings
        .all("nodePool", EksNodePool.class)
        .values()
        .forEach(
            pool ->
                outside
                    .cluster("NodePool.karpenter.sh", pool.nodePool())
                    .cluster(nodeClass, pool.create().map(made -> made.nodeClass())));
    return outside.all();
  }
}
