package dev.plimsoll.targets;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of the targets: what a cluster cannot do, and bindings that contradict each other. */
@API(status = API.Status.EXPERIMENTAL)
public final class TargetCodes implements CodeProvider {
  /** Something that the cluster has no way to do. */
  public static final Code NOT_EXPRESSIBLE =
      Code.error(
          "PLM0301",
          Stage.ENVIRONMENT,
          "The target cannot do what is asked",
          "Clusters differ in what they can do: a cluster without a load balancer gives no address, a class of gateways serves the internet only. What a target "
              + "cannot express is refused, never left out in silence. The finding says what to choose instead.");

  /** A secret in clear in a dev stage. */
  public static final Code LITERAL_SECRET =
      Code.warning(
          "PLM0303",
          Stage.ENVIRONMENT,
          "A secret is written in clear",
          "The value stands in the environment file and in the generated manifests. That is allowed in a `dev` stage, where nothing is worth protecting, and said "
              + "aloud in every run. Use a store (`store`, `key`) or a Secret that exists (`existing`) everywhere else.");

  /** A secret in clear elsewhere. */
  public static final Code LITERAL_SECRET_REFUSED =
      Code.error(
          "PLM0304",
          Stage.ENVIRONMENT,
          "A secret is written in clear outside a dev stage",
          "Generated manifests are committed and reviewed; a secret in them is known to everyone who reads them, for ever. Bind the secret to a store (`store`, `key`) "
              + "or to a Secret that exists (`existing`).");

  /** Facts of another region, partition or cloud. */
  public static final Code WRONG_PLACE =
      Code.error(
          "PLM0305",
          Stage.ENVIRONMENT,
          "A resource is of another region or partition than the cluster",
          "A load balancer takes certificates of its own region only ([AWS Certificate Manager]"
              + "(https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html)), and accounts of one partition (`aws`, `aws-cn`, `aws-us-gov`) do not know those "
              + "of another.");

  /** Tolerations without a selector. */
  public static final Code POOL_SELECTS_NOTHING =
      Code.error(
          "PLM0306",
          Stage.ENVIRONMENT,
          "A node pool has nothing that selects its nodes",
          "A toleration lets pods onto tainted nodes, it does not send them there: without a label they land anywhere, on spot pools' dearer neighbours too "
              + "([Kubernetes](https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/)). Name the pool, or a label of its nodes.");

  /** Labels of another provisioner. */
  public static final Code FOREIGN_NODE_LABEL =
      Code.error(
          "PLM0307",
          Stage.ENVIRONMENT,
          "A node label belongs to another provisioner or cloud",
          "Nodes carry the labels of whoever makes them: `karpenter.k8s.aws/` does not exist in EKS Auto Mode, `cloud.google.com/` only on GKE. A pod that selects such a "
              + "label is never scheduled.");

  /** A name that the store refuses. */
  public static final Code ILLEGAL_STORE_KEY =
      Code.error(
          "PLM0308",
          Stage.ENVIRONMENT,
          "The store cannot have an entry of that name",
          "Stores take different names: Azure Key Vault letters, digits and dashes "
              + "([Key Vault](https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#object-identifiers)), Google Secret Manager letters, "
              + "digits, dashes and underscores ([Secret Manager](https://cloud.google.com/secret-manager/docs/creating-and-accessing-secrets)), AWS also slashes.");

  /** A way to sign in that the store's controller does not know. */
  public static final Code STORE_SIGN_IN =
      Code.error(
          "PLM0309",
          Stage.ENVIRONMENT,
          "The secret store cannot sign in that way",
          "External Secrets reads the IRSA annotation of the service account that a store names; an account that is bound by EKS Pod Identity has none. With Pod Identity "
              + "the controller's own account signs in: leave the account out "
              + "([External Secrets](https://external-secrets.io/latest/provider/aws-secrets-manager/)).");

  /** A minor without support. */
  public static final Code END_OF_SUPPORT =
      Code.warning(
          "PLM0310",
          Stage.ENVIRONMENT,
          "The Kubernetes minor is no longer supported, or soon will not be",
          "Providers upgrade clusters on their own, or charge more, when support ends. The dates are those of the targets page; the day to compare with is `asOf` in the "
              + "environment file, since a run reads no clock.");

  /** An API server that a policy cannot name. */
  public static final Code API_BEHIND_NODES =
      Code.warning(
          "PLM0311",
          Stage.ENVIRONMENT,
          "The network engine may not let pods reach the Kubernetes API by address",
          "In Cilium an address block does not cover nodes, unless its setting `policy-cidr-match-mode` has `nodes` "
              + "([Cilium](https://docs.cilium.io/en/stable/security/policy/language/#selecting-nodes-with-cidr-ipblock)). Where the API server runs on nodes, the egress rule "
              + "that Plimsoll writes then admits nothing.");

  /** A store that is called nearly as another. */
  public static final Code STORE_NEAR_MISS =
      Code.warning(
          "PLM0312",
          Stage.ENVIRONMENT,
          "A secret store is named nearly as another",
          "Stores that `secretStores` of the target does not declare are taken to be in the cluster already, so a name that is misspelt would show only there: the "
              + "ExternalSecret never becomes ready, and pods wait for their Secret. This one is nearly the name of a store that is declared, or that more bindings name.");

  /** A secret without a key that is read. */
  public static final Code SECRET_KEY_MISSING =
      Code.error(
          "PLM0302",
          Stage.ENVIRONMENT,
          "A secret does not have a key that is read",
          "The platform reads keys of the Secret by name. Where values come key by key, each key that is read must be bound.");

  /** For {@link java.util.ServiceLoader}. */
  public TargetCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        NOT_EXPRESSIBLE,
        LITERAL_SECRET,
        LITERAL_SECRET_REFUSED,
        WRONG_PLACE,
        POOL_SELECTS_NOTHING,
        FOREIGN_NODE_LABEL,
        ILLEGAL_STORE_KEY,
        STORE_SIGN_IN,
        END_OF_SUPPORT,
        API_BEHIND_NODES,
        SECRET_KEY_MISSING,
        STORE_NEAR_MISS);
  }
}
