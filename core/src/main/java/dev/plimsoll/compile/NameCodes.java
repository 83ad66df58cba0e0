package dev.plimsoll.compile;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of the name stage. */
@API(status = API.Status.EXPERIMENTAL)
public final class NameCodes implements CodeProvider {
  /** Objects whose names contain hashes of each other. */
  public static final Code HASH_CYCLE =
      Code.error(
          "PLM8701",
          Stage.NAME,
          "Objects whose content names each other cannot all have a content hash",
          "A content hash is part of the name, and the name is part of the content of whatever refers to it. If two objects refer to each other, or one to itself,"
              + " neither hash can be computed first. Set the annotation `plimsoll.dev/content-hash: \"false\"` on one of them.");

  /** A name is not legal any more. */
  public static final Code ILLEGAL_NAME =
      Code.error(
          "PLM8702",
          Stage.NAME,
          "A name is too long or illegal with its prefix, suffix or hash",
          "The API server limits names by kind, see [Object names](https://kubernetes.io/docs/concepts/overview/working-with-objects/names/); a CronJob's has at most"
              + " 52 characters, and so has a StatefulSet's, since its pods carry the name and a hash of eleven characters as a label.");

  /** A prefix, suffix or namespace is not legal anywhere. */
  public static final Code ILLEGAL_NAMING =
      Code.error(
          "PLM8703",
          Stage.NAME,
          "A prefix, suffix or namespace of the environment's naming is illegal",
          "Names consist of lower-case letters, digits and dashes, and begin and end with a letter or digit; a namespace has at most 63 characters.");

  /** A namespace to be renamed that nothing is in. */
  public static final Code UNKNOWN_NAMESPACE =
      Code.error(
          "PLM8704",
          Stage.NAME,
          "The environment renames a namespace that nothing is in",
          "Each entry under `naming.namespaces` must match a namespace of the platform; otherwise it is a spelling error, and objects stay where they were.");

  /** A sealed secret that would move. */
  public static final Code SEALED_SECRET_MOVED =
      Code.error(
          "PLM8705",
          Stage.NAME,
          "A sealed secret cannot move to another namespace",
          "A SealedSecret is encrypted for one name in one namespace, unless an annotation says `cluster-wide`. Seal it again for the new namespace. See"
              + " [Scopes](https://github.com/bitnami-labs/sealed-secrets#scopes).");

  /** A text says the old name of something. */
  public static final Code OLD_NAME_LEFT =
      Code.warning(
          "PLM8706",
          Stage.NAME,
          "A text still says the old name of something that the environment renames",
          "A name in an environment variable, an argument, an annotation or a configuration file is rewritten where it can mean nothing else: an address with `svc`, a URL's"
              + " host, a host with a port of the Service, a pod of a StatefulSet under its Service, and a value whose key says that it is a host (`DB_HOST`,"
              + " `--server`, `peers`). Anything else could as well be a container, a table or a word, and stays. What can hardly be meant otherwise is a warning: a Service and its"
              + " namespace alone, a name with its type (`configmap/settings`, `kubectl get secret db`, `/namespaces/shop/secrets/db`), a whole value that is the name of"
              + " a ConfigMap, Secret or claim of several words, a field of a custom resource whose key says that it names one. A single word is a note. Write the address in a form that follows, or accept the finding with its reason. See"
              + " [DNS for Services and Pods](https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/).");

  /** Two namespaces that would become one. */
  public static final Code NAMESPACES_MEET =
      Code.error(
          "PLM8707",
          Stage.NAME,
          "Two namespaces of the platform become one",
          "A namespace is a wall: rights, quotas and policies are made for one. If `naming.namespaces` gives two of them one name, or one the name of another, their"
              + " objects meet, and those that are in both are there twice.");

  /** For {@link java.util.ServiceLoader}. */
  public NameCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        HASH_CYCLE,
        ILLEGAL_NAME,
        ILLEGAL_NAMING,
        UNKNOWN_NAMESPACE,
        SEALED_SECRET_MOVED,
        OLD_NAME_LEFT,
        NAMESPACES_MEET);
  }
}
