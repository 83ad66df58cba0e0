package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import com.google.common.collect.ImmutableList;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.exceptions.CelBadFormatException;
import dev.cel.common.types.ListType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;

/**
 * What a regular expression finds.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-regex-library">Kubernetes
 *     regex library</a>
 */
final class RegexLibrary {
  private static final ListType TEXTS = ListType.create(STRING);

  private RegexLibrary() {}

  static void addTo(Functions functions) {
    functions
        .member("find", "string_find_string", STRING, STRING, STRING)
        .does(
            "find",
            CelFunctionBinding.from(
                "string_find_string", String.class, String.class, RegexLibrary::find))
        .member("findAll", "string_find_all_string", TEXTS, STRING, STRING)
        .does(
            "findAll",
            CelFunctionBinding.from(
                "string_find_all_string",
                String.class,
                String.class,
                (text, regex) -> findAll(text, regex, -1)))
        .member("findAll", "string_find_all_string_int", TEXTS, STRING, STRING, INT)
        .does(
            "findAll",
            CelFunctionBinding.from(
                "string_find_all_string_int",
                ImmutableList.of(String.class, String.class, Long.class),
                args -> findAll((String) args[0], (String) args[1], (Long) args[2])));
  }

  /** The pattern of a text. */
  static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException fault) {
      throw new CelBadFormatException("\"" + regex + "\" is no regular expression");
    }
  }

  private static String find(String text, String regex) {
    Matcher matcher = pattern(regex).matcher(text);
    return matcher.find() ? matcher.group() : "";
  }

  private static List<String> findAll(String text, String regex, long most) {
    Matcher matcher = pattern(regex).matcher(text);
    List<String> found = new ArrayList<>();
    while ((most < 0 || found.size() < most) && matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
