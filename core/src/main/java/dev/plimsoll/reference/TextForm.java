package dev.plimsoll.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How a name stands in a longer text, for example {@code {namespace}/{name}} in an annotation or
 * {@code --namespaces={name},...} in an argument.
 *
 * <p>{@code {name}} and {@code {namespace}} stand for a run of characters that names may have
 * (letters, digits, {@code -} and {@code .}; of a namespace no dot). A final {@code ,...} says that
 * there can be several, with commas between.
 *
 * @param text the form as it is written
 */
@API(status = API.Status.EXPERIMENTAL)
public record TextForm(String text) {
  /** The whole text is the name. */
  public static final TextForm WHOLE = new TextForm("{name}");

  private static final String NAME = "{name}";
  private static final String NAMESPACE = "{namespace}";
  private static final String MORE = ",...";

  public TextForm {
    if (!text.contains(NAME)) {
      throw new IllegalArgumentException("form \"" + text + "\" has no {name}");
    }
  }

  /**
   * A name within a text.
   *
   * @param name where the name stands
   * @param namespace where its namespace stands, if the form has one
   */
  record Match(Span name, Optional<Span> namespace) {}

  /** The names in a text; none if the text has another form. */
  List<Match> matches(String value) {
    if (text.equals(NAME)) {
      return value.isEmpty()
          ? List.of()
          : List.of(new Match(new Span(0, value.length()), Optional.empty()));
    }
    if (!text.endsWith(MORE)) {
      return match(text, value, 0, value.length()).map(List::of).orElse(List.of());
    }
    String one = text.substring(0, text.length() - MORE.length());
    int lead = Math.min(one.indexOf('{'), one.length());
    String prefix = one.substring(0, lead);
    if (!value.startsWith(prefix)) {
      return List.of();
    }
    var found = new ArrayList<Match>();
    int at = prefix.length();
    while (at <= value.length()) {
      int comma = value.indexOf(',', at);
      int end = comma < 0 ? value.length() : comma;
      match(one.substring(lead), value, at, end).ifPresent(found::add);
      at = end + 1;
    }
    return found;
  }

  private static Optional<Match> match(String form, String value, int start, int end) {
    int at = start;
    int f = 0;
    Span name = null;
    Span namespace = null;
    while (f < form.length()) {
      boolean isName = form.startsWith(NAME, f);
      if (isName || form.startsWith(NAMESPACE, f)) {
        int from = at;
        while (at < end && (isWordChar(value.charAt(at)) || (isName && value.charAt(at) == '.'))) {
          at++;
        }
        if (at == from) {
          return Optional.empty();
        }
        if (isName) {
          name = new Span(from, at);
        } else {
          namespace = new Span(from, at);
        }
        f += isName ? NAME.length() : NAMESPACE.length();
      } else if (at < end && value.charAt(at) == form.charAt(f)) {
        at++;
        f++;
      } else {
        return Optional.empty();
      }
    }
    return at == end && name != null
        ? Optional.of(new Match(name, Optional.ofNullable(namespace)))
        : Optional.empty();
  }

  private static boolean isWordChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  @Override
  public String toString() {
    return text;
  }
}
