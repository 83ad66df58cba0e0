package dev.plimsoll.check;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** The codes of decoding an object: PLM1101 to PLM1129. */
@API(status = API.Status.EXPERIMENTAL)
public final class DecodeCodes implements CodeProvider {
  private static final String STRICT =
      " The API server refuses this under `fieldValidation=Strict`, which kubectl asks for"
          + " ([field validation](https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation)).";

  /** A document that is a scalar or a list. */
  public static final Code NOT_AN_OBJECT =
      Code.error(
          "PLM1101",
          Stage.DECODE,
          "a document is an object",
          "A manifest is a map with `apiVersion`, `kind` and `metadata`. A document that is a list or a single value is something else.");

  /** No apiVersion or kind. */
  public static final Code NO_KIND =
      Code.error(
          "PLM1102",
          Stage.DECODE,
          "an object says its apiVersion and kind",
          "Without both, no server and no tool knows what the object is"
              + " ([API concepts](https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology)).");

  /** A kind that the minor does not serve. */
  public static final Code NOT_SERVED =
      Code.error(
          "PLM1103",
          Stage.DECODE,
          "an object is of a kind that the server serves",
          "The group belongs to Kubernetes itself, and a server of this minor with its usual settings serves no such kind in this version. Old versions are"
              + " removed after a while ([deprecated API migration guide](https://kubernetes.io/docs/reference/using-api/deprecation-guide/)). Or no server can"
              + " serve it: a group is a domain name, a version and a kind (in lower case) are labels. Or its definition, which was given, serves other versions.");

  /** A kind that nobody knows. */
  public static final Code NOT_CHECKED =
      Code.note(
          "PLM1104",
          Stage.DECODE,
          "the kind of an object is known",
          "The object was not checked: its kind is a custom resource whose definition was not given. Give the definition (`crds` of the environment file,"
              + " `--crds`), or the cluster's own OpenAPI document, to have it checked. `--refuse-unknown-kinds` makes this an error.");

  /** A kind that can only be read. */
  public static final Code NOT_CREATABLE =
      Code.error(
          "PLM1105",
          Stage.DECODE,
          "an object is of a kind that can be created",
          "The server answers \"method not allowed\" to the creation of a kind that can only be read.");

  /** A field that the type does not have. */
  public static final Code UNKNOWN_FIELD =
      Code.error(
          "PLM1106",
          Stage.DECODE,
          "a field is one that the type has",
          "A misspelt or misplaced field would be dropped in silence, and the object would not be what its author thinks. Upper and lower case count."
              + STRICT);

  /** A value of another type. */
  public static final Code WRONG_TYPE =
      Code.error(
          "PLM1107",
          Stage.DECODE,
          "a value is of the type of its field",
          "The server reads built-in kinds into Go structures, which take no number for a string, no string for a number and no single value for a list. Quote"
              + " values that must be strings: environment variables, labels, annotations, arguments.");

  /** A whole number that does not fit. */
  public static final Code NUMBER_RANGE =
      Code.error(
          "PLM1108",
          Stage.DECODE,
          "a whole number fits into its field",
          "Most whole numbers have 32 bits, some 64. A fraction never fits.");

  /** No quantity. */
  public static final Code BAD_QUANTITY =
      Code.error(
          "PLM1109",
          Stage.DECODE,
          "an amount is a quantity",
          "A number with a suffix: n u m k M G T P E for powers of 1000, Ki Mi Gi Ti Pi Ei for powers of 1024, or e and a power of ten"
              + " ([quantity](https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/)).");

  /** No base64. */
  public static final Code BAD_BASE64 =
      Code.error(
          "PLM1110",
          Stage.DECODE,
          "bytes are written in base64",
          "Standard base64 with padding (RFC 4648, section 4); line breaks in it do no harm. In a Secret, `stringData` takes plain text instead.");

  /** No time. */
  public static final Code BAD_TIME =
      Code.error(
          "PLM1111",
          Stage.DECODE,
          "a time is written as RFC 3339 wants",
          "For example `2026-01-31T12:00:00Z`; times of leases and events have exactly six digits of the second: `2026-01-31T12:00:00.000000Z`.");

  /** For the service loader. */
  public DecodeCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        NOT_AN_OBJECT,
        NO_KIND,
        NOT_SERVED,
        NOT_CHECKED,
        NOT_CREATABLE,
        UNKNOWN_FIELD,
        WRONG_TYPE,
        NUMBER_RANGE,
        BAD_QUANTITY,
        BAD_BASE64,
        BAD_TIME);
  }
}
