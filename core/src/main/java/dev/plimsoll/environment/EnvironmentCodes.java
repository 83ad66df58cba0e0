package dev.plimsoll.environment;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of environment files. */
@API(status = API.Status.EXPERIMENTAL)
public final class EnvironmentCodes implements CodeProvider {
  /** No file of the folder describes the environment that was asked for. */
  public static final Code UNKNOWN_ENVIRONMENT =
      Code.error(
          "PLM0210",
          Stage.ENVIRONMENT,
          "An environment that no file describes",
          "The folder of environment files has no file with `environment: <name>`. `plimsoll env list` prints those that it has.");

  /** An environment extends itself, maybe through others. */
  public static final Code CYCLIC =
      Code.error(
          "PLM0211",
          Stage.ENVIRONMENT,
          "Environments that extend each other in a circle",
          "`extends` must end at a file that extends nothing.");

  /** The file is of a version that this release cannot read. */
  public static final Code WRONG_VERSION =
      Code.error(
          "PLM0212",
          Stage.ENVIRONMENT,
          "An environment file of an unknown version",
          "The file begins with `schema: plimsoll/environment/v1`. A file without it, or of another version, is not read, since its keys may mean something else.");

  /** Two files describe one environment. */
  public static final Code TWICE =
      Code.error(
          "PLM0213",
          Stage.ENVIRONMENT,
          "Two files describe one environment",
          "Each name stands in one file. Rename one, or delete it.");

  /** The file is not one map. */
  public static final Code NOT_AN_ENVIRONMENT =
      Code.error(
          "PLM0214",
          Stage.ENVIRONMENT,
          "A file that is no environment",
          "An environment file holds one YAML map with the keys of the environment schema.");

  /** No target, or more than one. */
  public static final Code NO_TARGET =
      Code.error(
          "PLM0215",
          Stage.ENVIRONMENT,
          "An environment without exactly one target",
          "An environment that is rendered names one target, itself or through the environment that it extends. One without is a base for others.");

  /** A target that no module brings. */
  public static final Code UNKNOWN_TARGET =
      Code.error(
          "PLM0216",
          Stage.ENVIRONMENT,
          "A target that no module on the class path brings",
          "Targets are found by `ServiceLoader`. Add the module that brings it, such as `plimsoll-targets`, or correct the name.");

  /** A binding's key is not kind and name. */
  public static final Code BAD_BINDING_KEY =
      Code.error(
          "PLM0217",
          Stage.ENVIRONMENT,
          "A binding for a kind of intent that does not exist",
          "A binding's key is the kind of intent, a slash and its name, for example `objectStore/lake`. Kinds: objectStore, database, nodePool, endpoint, secret,"
              + " identity.");

  /** A binding that nothing in the platform uses. */
  public static final Code UNUSED_BINDING =
      Code.warning(
          "PLM0218",
          Stage.ENVIRONMENT,
          "A binding that nothing uses",
          "The platform has no intent of that name. Often the name is misspelt, and the intent that was meant is then unbound.");

  /** Intents without binding. */
  public static final Code UNBOUND =
      Code.error(
          "PLM0219",
          Stage.ENVIRONMENT,
          "Intents that the environment does not bind",
          "Each named intent of a platform (object store, database, node pool, endpoint, secret, identity) needs facts of the environment under `bindings`."
              + " `plimsoll env scaffold NAME` prints a start.");

  /** A binding that this target cannot have. */
  public static final Code BINDING_NOT_FOR_TARGET =
      Code.error(
          "PLM0220",
          Stage.ENVIRONMENT,
          "A binding that the target has no use for",
          "The target does not lower this kind of intent, so the binding would be left out in silence.");

  /** A file that cannot be read. */
  public static final Code UNREADABLE =
      Code.error(
          "PLM0221",
          Stage.ENVIRONMENT,
          "A file or folder that cannot be read",
          "The path does not exist, or its rights do not let this user read it.");

  /** A stage that nobody gave. */
  public static final Code NO_STAGE =
      Code.error(
          "PLM0222",
          Stage.ENVIRONMENT,
          "An environment without a stage",
          "`stage` says what the environment is for: dev, staging or prod. Some things are allowed in dev only, so it has no default.");

  /** A file of externals without the list. */
  public static final Code NO_EXTERNALS =
      Code.error(
          "PLM0223",
          Stage.ENVIRONMENT,
          "A file of externals that holds none",
          "`--externals` names a YAML file with the list `externals`: an environment file, or the `externals.txt` of an output folder.");

  /** Nothing to render. */
  public static final Code NO_ENVIRONMENTS =
      Code.error(
          "PLM0224",
          Stage.ENVIRONMENT,
          "A folder without an environment that can be rendered",
          "All environments of a folder were asked for, and no file in it names a target, itself or through what it extends.");

  /** A key of a target or binding that other targets have. */
  public static final Code KEY_OF_ANOTHER_TARGET =
      Code.error(
          "PLM0225",
          Stage.ENVIRONMENT,
          "A key of another target",
          "What a target and a binding say depends on the target: a role of IAM means something on EKS only. The page about targets lists the keys of each.");

  /** A dispute that cannot hold. */
  public static final Code BAD_DISPUTE =
      Code.error(
          "PLM0226",
          Stage.ENVIRONMENT,
          "A dispute names a code, an object, a reason and a last day",
          "`disputed` excuses an error for one object, with a reason, until a day; `accepted` a warning by its code, with a reason. Errors of the stages decode"
              + " and schema cannot be disputed, since no server takes such an object. An entry that has ended excuses nothing.");

  /** A dispute that covers nothing. */
  public static final Code UNUSED_DISPUTE =
      Code.warning(
          "PLM0227",
          Stage.ENVIRONMENT,
          "A dispute covers something",
          "Nothing was found that the entry excuses. It was repaired, or code or object are misspelt; left alone, the entry would excuse the next such error unseen.");

  /** A minor of Kubernetes that Plimsoll has no schemas of. */
  public static final Code UNKNOWN_MINOR =
      Code.error(
          "PLM0228",
          Stage.ENVIRONMENT,
          "A minor of Kubernetes without schemas",
          "Plimsoll brings the schemas of the minors that it is proven on. A cluster of another one is written for by its own OpenAPI document, which"
              + " `kubectl get --raw /openapi/v2` prints: `openApi` of the environment file names the file, relative to itself; `--openapi` of `check` and"
              + " `explain` does. Without quotes YAML reads 1.40 as the number 1.4.");

  /** A file that is not the OpenAPI document of a Kubernetes API server. */
  public static final Code NO_OPEN_API =
      Code.error(
          "PLM0229",
          Stage.ENVIRONMENT,
          "A file that is no OpenAPI document of a cluster",
          "`openApi` and `--openapi` name what `kubectl get --raw /openapi/v2` prints: a JSON map with `swagger`, `paths` and `definitions`.");

  /** A path that holds no definition of custom resources. */
  public static final Code NO_DEFINITIONS =
      Code.error(
          "PLM0230",
          Stage.ENVIRONMENT,
          "A path of definitions that holds none",
          "`crds` of an environment file and `--crds` name files, folders or jars that hold CustomResourceDefinitions, so that custom resources are judged by them."
              + " A path without any would leave them unjudged. One counts if it is of `apiextensions.k8s.io/v1` (`v1beta1` is gone since Kubernetes 1.22) and serves a"
              + " version ([custom resources](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/)).");

  /** A declared object that cannot exist. */
  public static final Code BAD_EXTERNAL =
      Code.error(
          "PLM0231",
          Stage.ENVIRONMENT,
          "An entry of externals that names no object",
          "`externals` declares objects by kind and group (`Secret`, `StorageClass.storage.k8s.io`; no version), namespace and name, as the cluster calls them."
              + " Name and namespace may end in `*`, which is any that begins so; an object of the cluster has no namespace, `keys` are of ConfigMaps and"
              + " Secrets. An entry that can match nothing would leave its references dangling, or hide that it is misspelt.");

  /** A declared object that nothing needs. */
  public static final Code UNUSED_EXTERNAL =
      Code.warning(
          "PLM0232",
          Stage.ENVIRONMENT,
          "An entry of externals that nothing refers to",
          "No reference of the platform leads to the object: it is misspelt, or left from something that is gone, and would hide the next dangling reference of that"
              + " name. Objects are named as the cluster calls them, so a namespace after `naming.namespaces`, and a name without prefix. An entry of a file that"
              + " the environment extends may serve other environments, and is a note.");

  /** For {@link java.util.ServiceLoader}. */
  public EnvironmentCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        UNKNOWN_ENVIRONMENT,
        CYCLIC,
        WRONG_VERSION,
        TWICE,
        NOT_AN_ENVIRONMENT,
        NO_TARGET,
        UNKNOWN_TARGET,
        BAD_BINDING_KEY,
        UNUSED_BINDING,
        UNBOUND,
        BINDING_NOT_FOR_TARGET,
        UNREADABLE,
        NO_STAGE,
        NO_EXTERNALS,
        NO_ENVIRONMENTS,
        KEY_OF_ANOTHER_TARGET,
        BAD_DISPUTE,
        UNUSED_DISPUTE,
        UNKNOWN_MINOR,
        NO_OPEN_API,
        NO_DEFINITIONS,
        BAD_EXTERNAL,
        UNUSED_EXTERNAL);
  }
}
