package dev.plimsoll.schema.record;

import dev.plimsoll.unit.DurationText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Types of Java that a settings record may have. They cannot be given an {@code of(String)}, and
 * what they say of a wrong text names classes instead of a repair.
 */
final class JavaTypes {
  /** How a type is written, as a message says it, and how it is read. */
  private record Form(String written, Parser parser) {}

  private interface Parser {
    Object parse(String text) throws URISyntaxException;
  }

  private static final Map<Class<?>, Form> FORMS =
      Map.of(
          Duration.class,
          new Form("a duration; write for example 90s, 1h30m or PT90S", JavaTypes::duration),
          Instant.class,
          new Form("an instant; write for example \"2026-03-01T06:00:00Z\"", Instant::parse),
          LocalDate.class,
          new Form("a date; write for example \"2026-03-01\"", LocalDate::parse),
          LocalTime.class,
          new Form("a time of day; write for example \"06:30\"", LocalTime::parse),
          URI.class,
          new Form("a URI; write for example https://acme.example/rates", URI::new),
          ZoneId.class,
          new Form("a time zone; write for example Europe/Berlin or UTC", ZoneId::of));

  private JavaTypes() {}

  static Optional<Function<String, Object>> find(Class<?> type) {
    return Optional.ofNullable(FORMS.get(type)).map(form -> text -> read(form, text));
  }

  private static Object read(Form form, String text) {
    try {
      return form.parser.parse(text);
    } catch (URISyntaxException | DateTimeException | IllegalArgumentException refused) {
      throw new IllegalArgumentException("\"" + text + "\" is not " + form.written, refused);
    }
  }

  /** As Kubernetes' own tools and Prometheus write it, or as ISO 8601. */
  private static Duration duration(String text) {
    return text.startsWith("P") || text.startsWith("-P")
        ? Duration.parse(text)
        : DurationText.parsePrometheus(text);
  }
}
