package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a scalar of a document means to kubectl, tags considered. */
final class ScalarMeaning {
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d{1,2}-\\d{1,2}([Tt ]\\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d+)?(Z|[-+]\\d\\d:\\d\\d)?)?");

  private final DocumentSource source;
  private final Findings findings;

  /** A tag in its full form, empty if there is none, and where it stands. */
  record Tag(String name, Origin place) {
    boolean isPresent() {
      return !name.isEmpty();
    }
  }

  ScalarMeaning(DocumentSource source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  /** The value of a scalar; what kubectl refuses is a finding, and a string. */
  ScalarNode value(String text, boolean isPlain, Tag tag, Origin origin) {
    if (tag.isPresent()) {
      return tagged(text, tag, origin);
    }
    return isPlain
        ? KubectlScalar.value(text, origin).orElseGet(() -> noNumber(text, origin))
        : ScalarNode.string(text, origin);
  }

  private ScalarNode tagged(String text, Tag tag, Origin origin) {
    String name =
        tag.name().startsWith(TagReader.CORE) ? tag.name().substring(TagReader.CORE.length()) : "";
    return switch (name) {
      case "str" -> ScalarNode.string(text, origin);
      case "int", "float", "bool", "null" -> {
        Optional<ScalarNode> value = KubectlScalar.value(text, origin);
        if (value.isPresent() && !fits(name, value.get())) {
          misfit(text, tag);
        }
        yield value.orElseGet(() -> noNumber(text, origin));
      }
      case "timestamp" -> {
        if (!TIMESTAMP.matcher(text).matches()) {
          misfit(text, tag);
        }
        yield ScalarNode.string(text, origin);
      }
      case "binary" -> binary(text, tag, origin);
      default -> {
        reportIgnored(tag);
        yield ScalarNode.string(text, origin);
      }
    };
  }

  private static boolean fits(String tag, ScalarNode value) {
    return switch (value.kind()) {
      case INTEGER -> tag.equals("int") || tag.equals("float");
      case DECIMAL -> tag.equals("float");
      case BOOL -> tag.equals("bool");
      case NULL -> tag.equals("null");
      case STRING -> false;
    };
  }

  private void misfit(String text, Tag tag) {
    String problem =
        "\"" + text + "\" cannot be read as !!" + tag.name().substring(TagReader.CORE.length());
    source.report(
        findings,
        NodeCodes.NOT_JSON,
        tag.place(),
        problem,
        "remove the tag, or write a value that fits it");
  }

  private ScalarNode noNumber(String text, Origin origin) {
    source.report(
        findings,
        NodeCodes.NOT_JSON,
        origin,
        text + " is no number that JSON can say",
        "write a number, or quote the text");
    return ScalarNode.string(text, origin);
  }

  private ScalarNode binary(String text, Tag tag, Origin origin) {
    String digits = text.replace("\n", "");
    try {
      // Java's decoder forgives missing padding, Go's does not.
      byte[] bytes = Base64.getDecoder().decode(digits.length() % 4 == 0 ? digits : "=");
      Optional<String> decoded = Utf8.decode(bytes);
      if (decoded.isEmpty()) {
        source.report(
            findings,
            NodeCodes.BAD_ENCODING,
            tag.place(),
            "the bytes that are tagged !!binary are no text",
            "remove the tag and keep the Base64 text");
      }
      return ScalarNode.string(decoded.orElse(text), origin);
    } catch (IllegalArgumentException notBase64) {
      source.report(
          findings,
          NodeCodes.NOT_JSON,
          tag.place(),
          "the text that is tagged !!binary is not Base64",
          "remove the tag, or write Base64");
      return ScalarNode.string(text, origin);
    }
  }

  /** Warns of a tag that kubectl does not know. */
  void reportIgnored(Tag tag) {
    if (tag.isPresent() && !tag.name().startsWith(TagReader.CORE)) {
      source.report(
          findings,
          NodeCodes.IGNORED_TAG,
          tag.place(),
          "kubectl ignores the tag " + tag.name(),
          "remove the tag");
    }
  }
}
