package dev.plimsoll.compile;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of the connect stage. */
@API(status = API.Status.EXPERIMENTAL)
public final class ConnectCodes implements CodeProvider {
  /** An end of an arrow has no pods. */
  public static final Code NO_PODS =
      Code.error(
          "PLM8401",
          Stage.CONNECT,
          "An arrow that ends at a role without pods",
          "An arrow's end names a namespace and a role, and some workload or latent pod must carry the label `plimsoll.dev/role` with that value there. Otherwise"
              + " its policies would select nothing.");

  /** A port that no container of the role opens. */
  public static final Code NO_SUCH_PORT =
      Code.error(
          "PLM8402",
          Stage.CONNECT,
          "An arrow to a port that no container opens",
          "The arrow names a port by its name, and no container of the role's pods has a port of that name, so nobody could answer.");

  /** Pods that need rights run as the default account. */
  public static final Code DEFAULT_ACCOUNT =
      Code.error(
          "PLM8403",
          Stage.CONNECT,
          "Rights for pods that run as the default service account",
          "Rights are given to a service account, and every pod of a namespace that names none shares the one called `default`. Pods that manage objects or act as"
              + " a cloud identity need an account of their own.");

  /** Two identities for one account. */
  public static final Code TWO_IDENTITIES =
      Code.error(
          "PLM8404",
          Stage.CONNECT,
          "One service account for two cloud identities",
          "A role's pods share one service account, and an account can act as one cloud identity only. Bind what the role uses to one identity, or split the role.");

  /** A policy falls back to any address. */
  public static final Code ANY_ADDRESS =
      Code.warning(
          "PLM8405",
          Stage.CONNECT,
          "A policy that admits any address",
          "No NetworkPolicy can name a host, and the environment does not say which addresses the other end has, so the policy admits all of them on that port.");

  /** The account that an identity needs is not in the bundle. */
  public static final Code NO_ACCOUNT =
      Code.error(
          "PLM8406",
          Stage.CONNECT,
          "A service account that is not there",
          "The pods of a role name a service account that no component renders, so it can get neither rights nor an identity.");

  /** An arrow to an intent that no component declared. */
  public static final Code UNDECLARED_INTENT =
      Code.error(
          "PLM8407",
          Stage.CONNECT,
          "An arrow to an intent that nobody declared",
          "An object store, database or identity is lowered for the components that declare it. An arrow to another key would open nothing and"
              + " give no identity.");

  /** The label that says a role says none. */
  public static final Code BAD_ROLE =
      Code.error(
          "PLM8408",
          Stage.CONNECT,
          "A role of pods that is no name",
          "The label `plimsoll.dev/role` says which role of the picture pods have. Policies and roles are named after it, so it must be a DNS label.");

  /** Pods whose accounts are not pinned, since nobody describes them. */
  public static final Code NOTHING_TO_PIN =
      Code.warning(
          "PLM8409",
          Stage.CONNECT,
          "A maker of pods whose accounts cannot be pinned",
          "The platform pins which service accounts makers may give to their pods, and this account may create pods of which nothing is known:"
              + " no latent pod names it as its maker, and no arrow says whose pods it makes. No policy is written for it, so that it may still"
              + " use every account of the namespace.");

  /** What makes pods and is no pod. */
  public static final Code MADE_THROUGH_OTHERS =
      Code.note(
          "PLM8410",
          Stage.CONNECT,
          "Pods that are made through another object",
          "A policy that pins accounts judges pods, and who creates them. Objects that hold a template, such as a SparkApplication, are turned into pods by a"
              + " controller with an account of its own: its policy counts for these pods, and the account in the template is not judged before.");

  /** For {@link java.util.ServiceLoader}. */
  public ConnectCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        NO_PODS,
        NO_SUCH_PORT,
        DEFAULT_ACCOUNT,
        TWO_IDENTITIES,
        ANY_ADDRESS,
        NO_ACCOUNT,
        UNDECLARED_INTENT,
        BAD_ROLE,
        NOTHING_TO_PIN,
        MADE_THROUGH_OTHERS);
  }
}
