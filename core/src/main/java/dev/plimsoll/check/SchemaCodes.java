package dev.plimsoll.check;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** The codes of judging custom resources by their schemas: PLM2001 to PLM2019. */
@API(status = API.Status.EXPERIMENTAL)
public final class SchemaCodes implements CodeProvider {
  private static final String SOURCE =
      " The schema is in the CustomResourceDefinition"
          + " ([structural schemas](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema)).";

  /** A value of another type than the schema says. */
  public static final Code WRONG_TYPE =
      Code.error(
          "PLM2001",
          Stage.SCHEMA,
          "a value of a custom resource is of the type that its schema says",
          "A whole number may be written with a fraction of zero; a string must be a string."
              + SOURCE);

  /** A required field is missing. */
  public static final Code REQUIRED =
      Code.error(
          "PLM2002",
          Stage.SCHEMA,
          "a required field of a custom resource is there",
          "A field that has a default is filled in before; null counts as nothing unless the schema says `nullable`."
              + SOURCE);

  /** A value that the enumeration does not have. */
  public static final Code ENUMERATION =
      Code.error(
          "PLM2003",
          Stage.SCHEMA,
          "a value of a custom resource is one that its schema lists",
          "Upper and lower case count." + SOURCE);

  /** A number out of its range. */
  public static final Code NUMBER =
      Code.error(
          "PLM2004",
          Stage.SCHEMA,
          "a number of a custom resource is in the range of its schema",
          "Keywords `minimum`, `maximum`, `multipleOf`, and formats such as `int32`. Replicas that the subresource `scale` reads are from 0 to 2147483647, and its"
              + " selector is a text, whatever the schema says."
              + SOURCE);

  /** A text too short, too long or of another form. */
  public static final Code TEXT =
      Code.error(
          "PLM2005",
          Stage.SCHEMA,
          "a text of a custom resource has the length and form of its schema",
          "Keywords `minLength`, `maxLength` (in characters), `pattern` (anywhere in the text, unless it says `^` and `$`) and `format`."
              + SOURCE);

  /** Too few or too many items or entries, or one that stands twice. */
  public static final Code SIZE =
      Code.error(
          "PLM2006",
          Stage.SCHEMA,
          "a list or map of a custom resource has as many members as its schema says, each once",
          "Keywords `minItems`, `maxItems`, `minProperties`, `maxProperties`, and `x-kubernetes-list-type` of `set` or `map`."
              + SOURCE);

  /** A combination of conditions that does not hold. */
  public static final Code CONDITION =
      Code.error(
          "PLM2007",
          Stage.SCHEMA,
          "a value of a custom resource meets the conditions of its schema",
          "Keywords `allOf`, `anyOf`, `oneOf` and `not`." + SOURCE);

  /** An embedded object that is none. */
  public static final Code EMBEDDED =
      Code.error(
          "PLM2008",
          Stage.SCHEMA,
          "an object embedded in a custom resource says its apiVersion and kind",
          "Keyword `x-kubernetes-embedded-resource`." + SOURCE);

  /** For the service loader. */
  public SchemaCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(WRONG_TYPE, REQUIRED, ENUMERATION, NUMBER, TEXT, SIZE, CONDITION, EMBEDDED);
  }
}
