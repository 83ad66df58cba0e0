package dev.plimsoll.check.reach;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of the proof backwards. */
@API(status = API.Status.EXPERIMENTAL)
public final class ReachCodes implements CodeProvider {
  /** A declared arrow that the emitted policies stop. */
  public static final Code CUT =
      Code.error(
          "PLM6101",
          Stage.RUNTIME,
          "An arrow that the policies cut",
          "The platform declares that one end calls, scrapes or uses the other, and the NetworkPolicies of the"
              + " bundle do not admit it on both ends. Usually an overlay removed or changed a policy, or pods lost"
              + " a label that policies select.");

  /** A path that policies admit and nobody declared. */
  public static final Code UNDECLARED_PATH =
      Code.warning(
          "PLM6102",
          Stage.RUNTIME,
          "A path that no arrow declares",
          "Policies of both ends admit traffic between pods that no arrow connects. A policy that was not made"
              + " from arrows selects them, or an overlay widened one. Draw the arrow, or narrow the policy.");

  /** Pods that no policy isolates. */
  public static final Code OPEN =
      Code.warning(
          "PLM6103",
          Stage.RUNTIME,
          "Pods that no policy isolates",
          "A pod that no NetworkPolicy selects for a direction may talk to everybody in that direction. Plimsoll"
              + " closes every namespace that a component declares; these pods are in another one, or an overlay"
              + " took the policy out. See"
              + " [Network policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).");

  /** A declared right that the emitted roles do not give. */
  public static final Code RIGHTS_CUT =
      Code.error(
          "PLM6104",
          Stage.RUNTIME,
          "A right that an arrow needs and no role gives",
          "The platform declares that pods manage objects, and no Role or ClusterRole that is bound to their"
              + " service account permits it. Usually an overlay changed the role, its binding or the account.");

  /** A right that no arrow needs. */
  public static final Code RIGHTS_BEYOND =
      Code.warning(
          "PLM6105",
          Stage.RUNTIME,
          "A right that no arrow needs",
          "A role gives a service account more than the arrows of its pods ask for. Draw the arrow that needs"
              + " it, or take it out.");

  /** Policies that nobody enforces. */
  public static final Code NOT_ENFORCED =
      Code.note(
          "PLM6106",
          Stage.RUNTIME,
          "Policies that the cluster does not enforce",
          "The environment says that its network engine enforces no NetworkPolicy, so paths were not judged:"
              + " every pod reaches every other.");

  /** A declared arrow whose Service does not lead to its pods. */
  public static final Code SERVICE_CUT =
      Code.error(
          "PLM6107",
          Stage.RUNTIME,
          "An arrow whose Service leads elsewhere",
          "Callers know a Service by its name, not its pods. The Services that carry the labels of the called"
              + " pods do not select them, or none of their ports leads to the port of the arrow. Usually an overlay"
              + " changed a selector, a `targetPort` or a list of ports. See"
              + " [Services](https://kubernetes.io/docs/concepts/services-networking/service/).");

  /** A path that nobody can walk, since an end of it does not exist. */
  public static final Code UNKNOWN_END =
      Code.error(
          "PLM6108",
          Stage.RUNTIME,
          "A path whose end does not exist",
          "`plimsoll path` walks between ends of the picture: pods by namespace and role, web endpoints, bound"
              + " intents, hosts outside, the Kubernetes API. At least one end must be pods, since only what stands in"
              + " the YAML can be judged.");

  /** A declared arrow whose Service an overlay took out. */
  public static final Code SERVICE_REMOVED =
      Code.error(
          "PLM6109",
          Stage.RUNTIME,
          "An arrow whose Service was removed",
          "Callers know a Service by its name, not its pods. An overlay removed the Service that led to the called pods, and none is left that does, so that the"
              + " caller asks for a name that no DNS server knows. See"
              + " [DNS for Services](https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/).");

  /** For {@link java.util.ServiceLoader}. */
  public ReachCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        CUT,
        UNDECLARED_PATH,
        OPEN,
        RIGHTS_CUT,
        RIGHTS_BEYOND,
        NOT_ENFORCED,
        SERVICE_CUT,
        UNKNOWN_END,
        SERVICE_REMOVED);
  }
}
