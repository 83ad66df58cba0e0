package dev.plimsoll;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of the front door. */
@API(status = API.Status.EXPERIMENTAL)
public final class PlimsollCodes implements CodeProvider {
  /** The user's definition threw. */
  public static final Code DEFINE_FAILED =
      Code.error(
          "PLM0109",
          Stage.DEFINE,
          "A definition that fails",
          "The definition's `define` threw an exception. Values that cannot exist, such as a negative"
              + " size or a name that is no DNS label, are refused where they are made, so the message"
              + " usually names the value, the rule and the repair.");

  /** Libraries that do not fit each other, or Plimsoll. */
  public static final Code CLASS_PATH =
      Code.error(
          "PLM0001",
          Stage.USAGE,
          "A class path with libraries that do not fit",
          "Plimsoll needs fabric8's Kubernetes models, all of one version and at least 7.5, Jackson 3.1, and"
              + " jackson-annotations 2.21, which Jackson 2 and 3 share. Programs that pin older ones can have them"
              + " beside Plimsoll with `Plimsoll.isolated`. The message names each version and its jar.");

  /** Code that ends the process. */
  public static final Code EXIT =
      Code.error(
          "PLM0118",
          Stage.DEFINE,
          "Code that ends the process",
          "A definition, component or overlay called `System.exit`. Whatever status it asked for, the command ends with status 1, since it has not done its work. An"
              + " exception is told with its place, and the other environments go on.");

  /** Something that is nobody's mistake but Plimsoll's. */
  public static final Code INTERNAL_FAULT =
      Code.error(
          "PLM0002",
          Stage.USAGE,
          "Plimsoll itself failed",
          "A stage met something that its author did not think of, and no finding explains it. Nothing was written for the environment, and all others are"
              + " rendered as usual. The message names the exception and the place in the program; the environment's name, its file and the definition are what a"
              + " report needs.");

  /** A code that no rule has. */
  public static final Code UNKNOWN_CODE =
      Code.error(
          "PLM0010",
          Stage.USAGE,
          "A code that does not exist",
          "A code is `PLM` and four digits, and belongs to one rule of a module on the class path.");

  /** A kind or field that no server has. */
  public static final Code UNKNOWN_FIELD =
      Code.error(
          "PLM0019",
          Stage.USAGE,
          "A kind or field that does not exist",
          "`explain` takes a kind and the path of a field, such as `deployment.spec.strategy`, of the kinds of"
              + " Kubernetes and of the definitions of custom resources that it is given.");

  /** No class among those compiled is a definition. */
  public static final Code NO_DEFINITION =
      Code.error(
          "PLM0104",
          Stage.DEFINE,
          "No definition of a platform",
          "Where no definition is named, the compiled classes are searched for the one that implements"
              + " `dev.plimsoll.platform.PlatformDefinition`. A class that cannot be loaded, since"
              + " something that it needs is not on the class path, is not seen as one.");

  /** Several classes are definitions, and none is named. */
  public static final Code SEVERAL_DEFINITIONS =
      Code.error(
          "PLM0105",
          Stage.DEFINE,
          "Several definitions of a platform",
          "A project may hold several classes that implement `dev.plimsoll.platform.PlatformDefinition`."
              + " Which one is meant must then be said: `<definition>` of the Maven plugin,"
              + " `--definition` of the command line.");

  /** The class that was named is no definition, or cannot be made. */
  public static final Code UNUSABLE_DEFINITION =
      Code.error(
          "PLM0106",
          Stage.DEFINE,
          "A class that cannot serve as definition",
          "A definition is a public class that implements `dev.plimsoll.platform.PlatformDefinition` and has a"
              + " public constructor without parameters that does not fail.");

  /** Two runs of one definition and environment gave different bytes. */
  public static final Code NOT_REPEATABLE =
      Code.error(
          "PLM0107",
          Stage.DEFINE,
          "A definition that does not give the same twice",
          "`check --twice` renders a second time in another process, under another locale, time zone and charset."
              + " Equal input must give equal bytes, or every run changes the cluster. What differs comes from the"
              + " definition: a clock, chance, a default locale, zone or charset, or the order of a `Set` or `HashMap`.");

  /** For {@link java.util.ServiceLoader}. */
  public PlimsollCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        CLASS_PATH,
        INTERNAL_FAULT,
        EXIT,
        NOT_REPEATABLE,
        DEFINE_FAILED,
        UNKNOWN_CODE,
        UNKNOWN_FIELD,
        NO_DEFINITION,
        SEVERAL_DEFINITIONS,
        UNUSABLE_DEFINITION);
  }
}
