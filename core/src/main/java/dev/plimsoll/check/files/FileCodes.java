package dev.plimsoll.check.files;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** The codes of checking files: PLM0011 to PLM0017. */
@API(status = API.Status.EXPERIMENTAL)
public final class FileCodes implements CodeProvider {
  /** A file that cannot be read. */
  public static final Code UNREADABLE =
      Code.error(
          "PLM0011",
          Stage.USAGE,
          "a file that is to be checked can be read",
          "The operating system does not give its bytes: it is gone, is a folder, or its rights do not let this user read it. Nothing is said about its content.");

  /** Too much for the references to be checked. */
  public static final Code TOO_MANY =
      Code.warning(
          "PLM0012",
          Stage.REFERENCE,
          "the references among the documents are checked",
          "References lead from document to document, so all of them must be in memory at once. Above a limit each document is judged alone, by the server's own"
              + " stages, in memory that does not grow. Check the namespaces one by one to have their references checked.");

  /** Nothing to check. */
  public static final Code NOTHING =
      Code.error(
          "PLM0013",
          Stage.USAGE,
          "there is something to check",
          "None of the paths holds a document in a file that ends in `.yaml`, `.yml` or `.json`. A check of nothing would pass whatever was wrong, for example in a"
              + " pipeline whose folder was renamed; `kubectl apply` refuses it too (`no objects passed to apply`). Of several paths one without a file is a"
              + " warning.");

  /** A baseline that cannot be read. */
  public static final Code NO_BASELINE =
      Code.error(
          "PLM0014",
          Stage.USAGE,
          "a baseline is the output of an earlier check",
          "A baseline is what `plimsoll check --format jsonl` wrote: one JSON object a line. Anything else would excuse nothing, or the wrong thing.");

  /** A waiver that cannot hold. */
  public static final Code BAD_WAIVER =
      Code.error(
          "PLM0015",
          Stage.USAGE,
          "a waiver names a code, an object, a reason and a last day",
          "An error is disputed for one object, with a reason, until a day; a warning is accepted by its code, with a reason. Errors of the stages decode and schema"
              + " cannot be disputed, since no server takes such an object. An entry that has ended excuses nothing.");

  /** A waiver that covers nothing. */
  public static final Code UNUSED_WAIVER =
      Code.warning(
          "PLM0016",
          Stage.USAGE,
          "a waiver covers something",
          "Nothing was found that the entry excuses. It was repaired, or code or object are misspelt; left alone, the entry would excuse the next such error unseen.");

  /** Former manifests that cannot be compared. */
  public static final Code NO_FORMER =
      Code.warning(
          "PLM0017",
          Stage.USAGE,
          "former manifests can be read",
          "With former manifests each object is judged as a change of what is there, since a server keeps some fields as they are. A former document that cannot be"
              + " read, or a former folder that holds none, leaves changes unjudged.");

  /** For {@link java.util.ServiceLoader}. */
  public FileCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        UNREADABLE, TOO_MANY, NOTHING, NO_BASELINE, BAD_WAIVER, UNUSED_WAIVER, NO_FORMER);
  }
}
