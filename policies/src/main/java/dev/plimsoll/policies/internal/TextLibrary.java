package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import com.google.common.collect.ImmutableList;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.types.ListType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;

/**
 * Functions of texts that CEL-Java lacks, or has with other limits. Positions count characters, not
 * bytes.
 *
 * @see <a href="https://pkg.go.dev/github.com/google/cel-go/ext#Strings">Strings extension</a>
 */
final class TextLibrary {
  private TextLibrary() {}

  static void addTo(Functions functions) {
    functions
        .member("indexOf", "string_index_of_string", INT, STRING, STRING)
        .does(
            "indexOf",
            CelFunctionBinding.from(
                "string_index_of_string",
                String.class,
                String.class,
                (text, part) -> indexOf(text, part, 0)))
        .member("indexOf", "string_index_of_string_int", INT, STRING, STRING, INT)
        .does(
            "indexOf",
            CelFunctionBinding.from(
                "string_index_of_string_int",
                ImmutableList.of(String.class, String.class, Long.class),
                args -> indexOf((String) args[0], (String) args[1], (Long) args[2])))
        .member("format", "string_format", STRING, STRING, ListType.create(DYN))
        .does(
            "format",
            CelFunctionBinding.from(
                "string_format", String.class, List.class, StringFormat::format));
  }

  private static long indexOf(String text, String part, long from) {
    if (from < 0) {
      throw new CelInvalidArgumentException("index out of range: " + from);
    }
    if (part.isEmpty()) {
      return from;
    }
    int length = text.codePointCount(0, text.length());
    if (from >= length) {
      return -1;
    }
    int found = text.indexOf(part, text.offsetByCodePoints(0, (int) from));
    return found < 0 ? -1 : text.codePointCount(0, found);
  }
}
