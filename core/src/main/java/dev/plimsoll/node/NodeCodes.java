package dev.plimsoll.node;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** The codes of reading and writing documents: PLM1001 to PLM1049. */
@API(status = API.Status.EXPERIMENTAL)
public final class NodeCodes implements CodeProvider {
  /** The text is not YAML. */
  public static final Code NOT_YAML =
      Code.error(
          "PLM1001",
          Stage.DECODE,
          "a document is YAML or JSON",
          "The text breaks the grammar of YAML, so nothing can be said about its content. Other documents of the same file are read all the same: kubectl stops"
              + " at the first broken one.");

  /** A key stands twice in one map. */
  public static final Code DUPLICATE_KEY =
      Code.error(
          "PLM1002",
          Stage.DECODE,
          "a key stands once in a map",
          "kubectl keeps the last value and drops the others in silence, other readers refuse the document"
              + " ([YAML 1.2, 3.2.1.3](https://yaml.org/spec/1.2.2/#3213-node-comparison)). Keys are compared as kubectl sends them: `1` and `\"1\"` are one key.");

  /** The bytes are not UTF-8. */
  public static final Code BAD_ENCODING =
      Code.error(
          "PLM1003",
          Stage.DECODE,
          "a document is UTF-8",
          "Bytes that are not UTF-8, UTF-16 files and halves of surrogate pairs cannot be sent to an API server as they stand. Save the file as UTF-8; a byte"
              + " order mark at its beginning does no harm.");

  /** A character that YAML does not allow. */
  public static final Code BAD_CHARACTER =
      Code.error(
          "PLM1004",
          Stage.DECODE,
          "a document holds printable characters only",
          "YAML allows no control characters apart from tab and line breaks ([YAML 1.2, 5.1](https://yaml.org/spec/1.2.2/#51-character-set)). The line"
              + " separators U+0085, U+2028 and U+2029 are line breaks for YAML 1.1 and text for YAML 1.2, so that readers disagree. Write either as an escape in"
              + " double quotes.");

  /** An alias without an anchor, or one that stands inside its own anchor. */
  public static final Code BAD_ALIAS =
      Code.error(
          "PLM1005",
          Stage.DECODE,
          "an alias names an anchor that is complete",
          "`*name` stands for the value that was marked `&name` before it in the same document. A value cannot contain itself.");

  /** Aliases that blow a document up. */
  public static final Code TOO_MANY_ALIASES =
      Code.error(
          "PLM1006",
          Stage.DECODE,
          "aliases make up a bounded share of a document",
          "The rule of kubectl's reader: more than 100 values come from aliases, there are more than 1,000 values, and the share from aliases is over 99 % (falling"
              + " to 10 % from 400,000 values to 4,000,000). It stops documents of a few lines that would fill the memory.");

  /** Too deep. */
  public static final Code TOO_DEEP =
      Code.error(
          "PLM1007",
          Stage.DECODE,
          "a document is at most 500 levels deep",
          "Kubernetes objects are some twenty levels deep. kubectl stops at 10,000; Plimsoll stops earlier, so that no stage runs out of stack.");

  /** Too large. */
  public static final Code TOO_LARGE =
      Code.error(
          "PLM1008",
          Stage.DECODE,
          "a document has at most 16 Mi characters",
          "An API server takes requests of at most 3 MiB. The limit holds for one document, not for a file of many.");

  /** A key that is no text, number or truth value. */
  public static final Code BAD_KEY =
      Code.error(
          "PLM1009",
          Stage.DECODE,
          "a key is a text, a number or a truth value",
          "kubectl turns documents into JSON, whose keys are texts. A number or a truth value becomes its text; a map, a list, null and an integer from 2^63 on are"
              + " refused.");

  /** A merge of something that is no map. */
  public static final Code BAD_MERGE =
      Code.error(
          "PLM1010",
          Stage.DECODE,
          "a merge key holds a map or a list of maps",
          "The value of `<<` is one map or a list of maps, as a rule aliases ([merge key](https://yaml.org/type/merge.html)). To use `<<` as an ordinary key, quote"
              + " it.");

  /** A scalar without a meaning in JSON. */
  public static final Code NOT_JSON =
      Code.error(
          "PLM1011",
          Stage.DECODE,
          "a value has a meaning in JSON",
          "Infinity, \"not a number\" and `!!binary` cannot be said in JSON, and a tag such as `!!int` must fit its value; kubectl refuses such a document.");

  /** Text after a document separator. */
  public static final Code BAD_SEPARATOR =
      Code.error(
          "PLM1012",
          Stage.DECODE,
          "a line that begins with --- separates documents and holds nothing else",
          "kubectl cuts a file at each line that begins with `---` before it reads YAML, and allows only a comment after it. A line of a text that begins so must be"
              + " indented.");

  /** Content after a document end mark. */
  public static final Code AFTER_END =
      Code.error(
          "PLM1013",
          Stage.DECODE,
          "nothing follows the end of a document but a separator",
          "After `...` kubectl drops everything up to the next `---` line in silence.");

  /** A merge that overrides a key. */
  public static final Code MERGE_OVERRIDES =
      Code.warning(
          "PLM1014",
          Stage.DECODE,
          "a merge key stands before the keys that override it",
          "In the reader of kubectl a merge that stands after a key overrides it; for others ([merge key](https://yaml.org/type/merge.html)) the key wins wherever it"
              + " stands. Plimsoll reads as kubectl does.");

  /** A tag that kubectl ignores. */
  public static final Code IGNORED_TAG =
      Code.warning(
          "PLM1015",
          Stage.DECODE,
          "a tag is one that kubectl knows",
          "kubectl ignores tags such as `!Ref` or `!vault` and sends the value as it stands.");

  /** A key such as on or y. */
  public static final Code BOOLEAN_KEY =
      Code.warning(
          "PLM1016",
          Stage.DECODE,
          "a key is not read as a truth value",
          "In YAML 1.1, which kubectl reads, `y`, `n`, `yes`, `no`, `on` and `off` are truth values, so that the key `on` is sent as `true`. Quote it to keep its"
              + " text.");

  /** A text that no document can hold. */
  public static final Code UNWRITABLE =
      Code.error(
          "PLM1020",
          Stage.DECODE,
          "a text is valid Unicode",
          "Half of a surrogate pair is no character: it has no UTF-8 form, and YAML has no escape for it.");

  /** A tree that a typed edit cannot read. */
  public static final Code UNFIT =
      Code.error(
          "PLM1021",
          Stage.DECODE,
          "a typed edit fits the object",
          "A typed edit reads the object into a class, so each field must hold a value of its type. The schema check reports the same field for objects that no edit touches.");

  /** An embedded document that is not of its format. */
  public static final Code NOT_OF_FORMAT =
      Code.error(
          "PLM1022",
          Stage.DECODE,
          "an embedded document is of its format",
          "A value that is said to be JSON, INI or properties is read as a tree, so that overlays, renames and checks reach into it. The program that reads it later would"
              + " stumble at the same place.");

  /** A tree that an embedded format cannot say. */
  public static final Code UNSAYABLE =
      Code.error(
          "PLM1023",
          Stage.DECODE,
          "an embedded document holds what its format can say",
          "INI and properties hold texts only, and INI none that end in a line break or have blanks at the ends of a line. Written all the same, such a value would be"
              + " read as another one.");

  /** For the service loader. */
  public NodeCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        NOT_YAML,
        DUPLICATE_KEY,
        BAD_ENCODING,
        BAD_CHARACTER,
        BAD_ALIAS,
        TOO_MANY_ALIASES,
        TOO_DEEP,
        TOO_LARGE,
        BAD_KEY,
        BAD_MERGE,
        NOT_JSON,
        BAD_SEPARATOR,
        AFTER_END,
        MERGE_OVERRIDES,
        IGNORED_TAG,
        BOOLEAN_KEY,
        UNWRITABLE,
        UNFIT,
        NOT_OF_FORMAT,
        UNSAYABLE);
  }
}
