package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.STRING;
import static dev.plimsoll.policies.internal.KubernetesTypes.FORMAT;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.values.OpaqueValue;
import dev.cel.runtime.CelFunctionBinding;
import dev.plimsoll.unit.NameRules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Forms of text by name.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-format-library">Kubernetes
 *     format library</a>
 */
final class FormatLibrary {
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");
  private static final Pattern BASE64 =
      Pattern.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(?i)(\\d{4}-\\d{2}-\\d{2})[t\\s]([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?(z|[+-]\\d{2}:?\\d{2})?");

  private static final Map<String, Format> FORMATS =
      ImmutableMap.<String, Format>builder()
          .put("dns1123Label", new Format("DNS1123Label", NameRules::dns1123Label))
          .put("dns1123Subdomain", new Format("DNS1123Subdomain", NameRules::dns1123Subdomain))
          .put("dns1035Label", new Format("DNS1035Label", NameRules::dns1035Label))
          .put("qualifiedName", new Format("QualifiedName", NameRules::qualifiedName))
          .put(
              "dns1123LabelPrefix",
              new Format("DNS1123LabelPrefix", text -> NameRules.dns1123Label(masked(text))))
          .put(
              "dns1123SubdomainPrefix",
              new Format(
                  "DNS1123SubdomainPrefix", text -> NameRules.dns1123Subdomain(masked(text))))
          .put(
              "dns1035LabelPrefix",
              new Format("DNS1035LabelPrefix", text -> NameRules.dns1035Label(masked(text))))
          .put("labelValue", new Format("LabelValue", NameRules::labelValue))
          .put(
              "uri",
              new Format("URI", text -> unless(Url.parse(text).isPresent(), "must be a URI")))
          .put("uuid", matching("uuid", UUID, "does not match the UUID format"))
          .put("byte", matching("byte", BASE64, "invalid base64"))
          .put("date", new Format("date", text -> unless(isDate(text), "invalid date")))
          .put(
              "datetime",
              new Format("datetime", text -> unless(isDateTime(text), "invalid datetime")))
          .buildOrThrow();

  private FormatLibrary() {}

  /** A form of text. */
  @SuppressWarnings("Immutable") // a name and a function without state
  private static final class Format extends OpaqueValue {
    private final String name;
    private final Function<String, Optional<String>> rule;

    Format(String name, Function<String, Optional<String>> rule) {
      this.name = name;
      this.rule = rule;
    }

    /** What a text breaks; empty if it is of this form. */
    Optional<List<String>> broken(String text) {
      return rule.apply(text).map(List::of);
    }

    @Override
    public Object value() {
      return this;
    }

    @Override
    public OpaqueType celType() {
      return FORMAT;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Format that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  static void addTo(Functions functions) {
    functions
        .member(
            "validate",
            "format-validate",
            OptionalType.create(ListType.create(STRING)),
            FORMAT,
            STRING)
        .does(
            "validate",
            CelFunctionBinding.from("format-validate", Format.class, String.class, Format::broken))
        .global("format.named", "format-named", OptionalType.create(FORMAT), STRING)
        .does(
            "format.named",
            "format-named",
            String.class,
            name -> Optional.ofNullable(FORMATS.get(name)));
    FORMATS.forEach(
        (name, format) -> {
          String function = "format." + name;
          functions
              .global(function, function, FORMAT)
              .does(
                  function, CelFunctionBinding.from(function, ImmutableList.of(), args -> format));
        });
  }

  private static Format matching(String name, Pattern pattern, String problem) {
    return new Format(name, text -> unless(pattern.matcher(text).matches(), problem));
  }

  private static Optional<String> unless(boolean holds, String problem) {
    return holds ? Optional.empty() : Optional.of(problem);
  }

  /** The beginning of a name may end in a dash. */
  private static String masked(String text) {
    return text.endsWith("-") ? text.substring(0, text.length() - 1) + "a" : text;
  }

  private static boolean isDate(String text) {
    try {
      return DATE.matcher(text).matches() && LocalDate.parse(text) != null;
    } catch (DateTimeException fault) {
      return false;
    }
  }

  private static boolean isDateTime(String text) {
    return DATE_TIME.matcher(text).matches() && isDate(text.substring(0, 10));
  }
}
