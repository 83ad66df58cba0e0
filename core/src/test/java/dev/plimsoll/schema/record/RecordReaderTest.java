package dev.plimsoll.schema.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.unit.TenantName;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records out of YAML, and the schema that editors get for them: both must say yes to the same. */
class RecordReaderTest {
  enum Mode {
    POD_IDENTITY,
    NONE
  }

  record Window(@Default("9") int from, int to) {
    Window {
      if (to <= from) {
        throw new IllegalArgumentException("the window ends at " + to + " and begins at " + from);
      }
    }
  }

  record Everything(
      String text,
      int number,
      long large,
      boolean flag,
      BigDecimal share,
      Mode mode,
      Window window,
      StorageSize disk,
      ZoneId zone,
      List<TenantName> tenants,
      List<Window> windows,
      List<List<Integer>> table,
      Map<String, Mode> modes,
      SortedMap<String, Window> named,
      Optional<String> owner,
      Optional<Window> pause) {}

  private static final String ALL =
      """
      text: "10"
      number: 2147483647
      large: 9223372036854775807
      flag: true
      share: 0.25
      mode: pod-identity
      window: { to: 17 }
      disk: 50Gi
      zone: Europe/Berlin
      tenants: [risk, growth]
      windows: [{ from: 1, to: 2 }, { to: 10 }]
      table: [[1, 2], []]
      modes: { b: none, a: pod-identity }
      named: { late: { from: 20, to: 22 } }
      owner: shop
      pause: { from: 12, to: 13 }
      """;

  @Test
  void readsEveryType() {
    Everything all = read(ALL, Everything.class);
    assertThat(all)
        .isEqualTo(
            new Everything(
                "10",
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                true,
                new BigDecimal("0.25"),
                Mode.POD_IDENTITY,
                new Window(9, 17),
                StorageSize.parse("50Gi"),
                ZoneId.of("Europe/Berlin"),
                List.of(TenantName.of("risk"), TenantName.of("growth")),
                List.of(new Window(1, 2), new Window(9, 10)),
                List.of(List.of(1, 2), List.of()),
                Map.of("a", Mode.POD_IDENTITY, "b", Mode.NONE),
                new java.util.TreeMap<>(Map.of("late", new Window(20, 22))),
                Optional.of("shop"),
                Optional.of(new Window(12, 13))));
    assertThat(all.modes().keySet())
        .as("maps are in order of their keys")
        .containsExactly("a", "b");
  }

  record Optionals(
      Optional<String> owner,
      List<String> list,
      Map<String, String> map,
      @Default("[a, b]") List<String> given,
      @Default("{ from: 1, to: 2 }") Window window,
      @Default("none") Mode mode,
      @Default("''") String empty) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ owner: null, list: null, map: null, given: null, window: null, mode: null, empty: null }",
        "{ owner: , list: ~ }"
      })
  void whatIsLeftOutOrNullHasItsDefault(String yaml) {
    assertThat(read(yaml, Optionals.class))
        .isEqualTo(
            new Optionals(
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of("a", "b"),
                new Window(1, 2),
                Mode.NONE,
                ""));
  }

  @Test
  void collectionsCannotBeChanged() {
    Everything all = read(ALL, Everything.class);
    assertThatThrownBy(() -> all.tenants().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> all.modes().clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void namesEverythingThatIsMissing() {
    assertThat(findings("{ text: a, window: {} }", Everything.class))
        .isEqualTo(
            """
            error PLM0203 file "test" at settings.disk: "disk" is missing
              fix: write "disk: <storage size>"
              at: test.yaml:1:1
            error PLM0203 file "test" at settings.flag: "flag" is missing
              fix: write "flag: <true or false>"
              at: test.yaml:1:1
            error PLM0203 file "test" at settings.large: "large" is missing
              fix: write "large: <whole number>"
              at: test.yaml:1:1
            error PLM0203 file "test" at settings.mode: "mode" is missing
              fix: write "mode: pod-identity"
              at: test.yaml:1:1
            error PLM0203 file "test" at settings.number: "number" is missing
              fix: write "number: <whole number>"
              at: test.yaml:1:1
            error PLM0203 file "test" at settings.share: "share" is missing
              fix: write "share: <number>"
              at: test.yaml:1:1
            error PLM0203 file "test" at settings.window.to: "to" is missing
              fix: write "to: <whole number>"
              at: test.yaml:1:12
            error PLM0203 file "test" at settings.zone: "zone" is missing
              fix: write "zone: <zone id>"
              at: test.yaml:1:1
            """);
  }

  @Test
  void namesEveryWrongValueWithItsPlace() {
    String wrong =
        """
        text: 10
        number: 2147483648
        large: 1.5
        flag: "yes"
        share: a quarter
        mode: pod-identty
        window: [9, 17]
        disk: 50 gigabytes
        zone: Berlin
        tenants: risk
        windows: [{ from: 3, to: 2 }, 7, { form: 1, to: 2 }]
        table: [[1, a], [null]]
        modes: { a: [] }
        named: { late: { from: 20 } }
        owner: []
        pause: 12
        extra: 1
        """;
    assertThat(findings(wrong, Everything.class))
        .isEqualTo(
            """
            error PLM0202 file "test" at settings.text: 10 is not a text; put it in quotes
              fix: correct the value of "settings.text"
              at: test.yaml:1:1
            error PLM0202 file "test" at settings.number: 2147483648 is beyond the largest number that can stand here
              fix: correct the value of "settings.number"
              at: test.yaml:2:1
            error PLM0202 file "test" at settings.large: 1.5 is not a whole number
              fix: correct the value of "settings.large"
              at: test.yaml:3:1
            error PLM0202 file "test" at settings.flag: "yes" is not true or false
              fix: correct the value of "settings.flag"
              at: test.yaml:4:1
            error PLM0202 file "test" at settings.share: "a quarter" is not a number
              fix: correct the value of "settings.share"
              at: test.yaml:5:1
            error PLM0202 file "test" at settings.mode: "pod-identty" is none of pod-identity, none; write pod-identity
              fix: correct the value of "settings.mode"
              at: test.yaml:6:1
            error PLM0202 file "test" at settings.window: a list stands where a map is due
              fix: correct the value of "settings.window"
              at: test.yaml:7:1
            error PLM0202 file "test" at settings.disk: storage size "50 gigabytes" must be a number with one of the suffixes n u m k M G T P E Ki Mi Gi Ti Pi Ei, or with e and a power of ten; write for example "500m" or "2Gi"
              fix: correct the value of "settings.disk"
              at: test.yaml:8:1
            error PLM0202 file "test" at settings.zone: "Berlin" is not a time zone; write for example Europe/Berlin or UTC
              fix: correct the value of "settings.zone"
              at: test.yaml:9:1
            error PLM0202 file "test" at settings.tenants: a single value stands where a list is due
              fix: correct the value of "settings.tenants"
              at: test.yaml:10:1
            error PLM0202 file "test" at settings.windows[0]: the window ends at 2 and begins at 3
              fix: correct the value of "settings.windows[0]"
              at: test.yaml:11:11
            error PLM0202 file "test" at settings.windows[1]: 7 is not a map
              fix: correct the value of "settings.windows[1]"
              at: test.yaml:11:31
            error PLM0201 file "test" at settings.windows[2].form: "form" is not known here
              fix: write "from"
              at: test.yaml:11:36
            error PLM0202 file "test" at settings.table[0][1]: "a" is not a whole number
              fix: correct the value of "settings.table[0][1]"
              at: test.yaml:12:13
            error PLM0202 file "test" at settings.table[1][0]: null is not a whole number
              fix: correct the value of "settings.table[1][0]"
              at: test.yaml:12:18
            error PLM0202 file "test" at settings.modes.a: a list stands where a mode is due
              fix: correct the value of "settings.modes.a"
              at: test.yaml:13:10
            error PLM0203 file "test" at settings.named.late.to: "to" is missing
              fix: write "to: <whole number>"
              at: test.yaml:14:10
            error PLM0202 file "test" at settings.owner: a list stands where a text is due
              fix: correct the value of "settings.owner"
              at: test.yaml:15:1
            error PLM0202 file "test" at settings.pause: 12 is not a map
              fix: correct the value of "settings.pause"
              at: test.yaml:16:1
            error PLM0201 file "test" at settings.extra: "extra" is not known here
              fix: use one of text, number, large, flag, share, mode, window, disk, zone, tenants, windows, table, modes, named, owner, pause
              at: test.yaml:17:1
            """);
  }

  record JavaOwn(
      @Default("1h30m") Duration limit,
      Duration pause,
      Instant since,
      LocalDate day,
      LocalTime at,
      URI source,
      ZoneId zone,
      @Default("[b, a]") Set<TenantName> tenants,
      Set<Integer> none) {}

  @Test
  void readsTypesOfJava() {
    String yaml =
        """
        pause: PT90S
        since: 2026-03-01T06:00:00Z
        day: 2026-03-01
        at: "06:30"
        source: https://acme.example/rates?x=1
        zone: UTC
        """;
    JavaOwn read = read(yaml, JavaOwn.class);
    assertThat(read)
        .isEqualTo(
            new JavaOwn(
                Duration.ofMinutes(90),
                Duration.ofSeconds(90),
                Instant.ofEpochSecond(1_772_344_800L),
                LocalDate.of(2026, 3, 1),
                LocalTime.of(6, 30),
                URI.create("https://acme.example/rates?x=1"),
                ZoneId.of("UTC"),
                Set.of(TenantName.of("a"), TenantName.of("b")),
                Set.of()));
    assertThat(read.tenants())
        .as("in the order of the file")
        .containsExactly(TenantName.of("b"), TenantName.of("a"));
    assertThatThrownBy(() -> read.tenants().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void saysHowTypesOfJavaAreWritten() {
    String wrong =
        """
        limit: 5 minutes
        pause: 1m1h
        since: yesterday
        day: 2026-02-30
        at: "24:01"
        source: "http://[acme"
        zone: Berlin
        tenants: [a, b, a]
        none: 3
        """;
    assertThat(findings(wrong, JavaOwn.class))
        .isEqualTo(
            """
            error PLM0202 file "test" at settings.limit: "5 minutes" is not a duration; write for example 90s, 1h30m or PT90S
              fix: correct the value of "settings.limit"
              at: test.yaml:1:1
            error PLM0202 file "test" at settings.pause: "1m1h" is not a duration; write for example 90s, 1h30m or PT90S
              fix: correct the value of "settings.pause"
              at: test.yaml:2:1
            error PLM0202 file "test" at settings.since: "yesterday" is not an instant; write for example "2026-03-01T06:00:00Z"
              fix: correct the value of "settings.since"
              at: test.yaml:3:1
            error PLM0202 file "test" at settings.day: "2026-02-30" is not a date; write for example "2026-03-01"
              fix: correct the value of "settings.day"
              at: test.yaml:4:1
            error PLM0202 file "test" at settings.at: "24:01" is not a time of day; write for example "06:30"
              fix: correct the value of "settings.at"
              at: test.yaml:5:1
            error PLM0202 file "test" at settings.source: "http://[acme" is not a URI; write for example https://acme.example/rates
              fix: correct the value of "settings.source"
              at: test.yaml:6:1
            error PLM0202 file "test" at settings.zone: "Berlin" is not a time zone; write for example Europe/Berlin or UTC
              fix: correct the value of "settings.zone"
              at: test.yaml:7:1
            error PLM0202 file "test" at settings.tenants[2]: "a" is in the list already
              fix: correct the value of "settings.tenants[2]"
              at: test.yaml:8:17
            error PLM0202 file "test" at settings.none: a single value stands where a list is due
              fix: correct the value of "settings.none"
              at: test.yaml:9:1
            """);
  }

  @SuppressWarnings("rawtypes")
  record Odd(Currency money, double ratio, List<?> any, List raw) {}

  @Test
  void saysWhichTypesNoFileCanGive() {
    assertThat(findings("{ money: EUR, ratio: 0.5, any: [1], raw: [1] }", Odd.class))
        .isEqualTo(
            """
            error PLM0204 file "test" at settings.any[0]: the type ? cannot be read from a file
              fix: say the type of what is in it
              at: test.yaml:1:33
            error PLM0204 file "test" at settings.money: the type java.util.Currency cannot be read from a file
              fix: use another type, or a record that is made from one
              at: test.yaml:1:3
            error PLM0204 file "test" at settings.ratio: the type double cannot be read from a file
              fix: use BigDecimal, which keeps each digit
              at: test.yaml:1:15
            error PLM0204 file "test" at settings.raw[0]: the type java.lang.Object cannot be read from a file
              fix: say the type of what is in it
              at: test.yaml:1:43
            """);
  }

  record WrongDefaults(
      @Default("NONE") Mode mode,
      @Default("{ from: 3 }") Window window,
      @Default("[1, a]") List<Integer> list) {}

  @Test
  void aDefaultThatDoesNotFitIsCorrectedInJava() {
    assertThat(findings("{}", WrongDefaults.class))
        .isEqualTo(
            """
            error PLM0202 file "test" at settings.list[1]: "a" is not a whole number
              fix: correct @Default("[1, a]") of "list" in dev.plimsoll.schema.record.RecordReaderTest.WrongDefaults
              at: test.yaml:1:1
            error PLM0202 file "test" at settings.mode: "NONE" is none of pod-identity, none; write none
              fix: correct @Default("NONE") of "mode" in dev.plimsoll.schema.record.RecordReaderTest.WrongDefaults
              at: test.yaml:1:1
            error PLM0203 file "test" at settings.window.to: "to" is missing
              fix: correct @Default("{ from: 3 }") of "window" in dev.plimsoll.schema.record.RecordReaderTest.WrongDefaults
              at: test.yaml:1:1
            """);
  }

  record NoKeys() {}

  @Test
  void aRecordWithoutComponentsTakesNothing() {
    assertThat(findings("{ a: 1 }", NoKeys.class))
        .isEqualTo(
            """
            error PLM0201 file "test" at settings.a: "a" is not known here
              fix: leave it out; nothing can be set here
              at: test.yaml:1:3
            """);
  }

  record BadDefault(@Default("[") List<String> list) {}

  @Test
  void aDefaultThatIsNoYamlIsTheAuthorsMistake() {
    assertThatThrownBy(() -> read("{}", BadDefault.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@Default(\"[\")")
        .hasMessageContaining("is not one YAML value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ALL,
        "text: a",
        "{ number: a }",
        "{ flag: 1 }",
        "{ mode: other }",
        "{ window: { to: 17, until: 3 } }",
        "{ window: 3 }",
        "{ tenants: {} }",
        "{ tenants: [[]] }",
        "{ modes: [] }",
        "{ modes: { a: other } }",
        "{ extra: 1 }",
        "{ share: true }",
        "{ owner: 3 }"
      })
  void theSchemaForEditorsSaysWhatTheReaderSays(String yaml) {
    MapNode base = map(ALL);
    MapNode tree = base;
    for (String key : map(yaml).keys()) {
      tree = tree.with(key, map(yaml).find(key).orElseThrow());
    }
    var findings = new Findings();
    new RecordReader(findings).read(tree, Everything.class, Where.named("file", "test"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonWriter.canonical(RecordSchema.of(Everything.class)));
    boolean accepted =
        schema
            .validate(JsonWriter.canonical(tree), com.networknt.schema.InputFormat.JSON)
            .isEmpty();
    assertThat(accepted).isEqualTo(findings.isEmpty());
  }

  private static <R extends Record> R read(String yaml, Class<R> type) {
    var findings = new Findings();
    Optional<R> read = new RecordReader(findings).read(map(yaml), type, where());
    assertThat(FindingFiles.text(findings.sorted())).isEmpty();
    return read.orElseThrow();
  }

  private static String findings(String yaml, Class<? extends Record> type) {
    var findings = new Findings();
    assertThat(new RecordReader(findings).read(map(yaml), type, where())).isEmpty();
    return FindingFiles.text(findings.sorted());
  }

  private static Where where() {
    return Where.named("file", "test").at(FieldPath.of("settings"));
  }

  private static MapNode map(String yaml) {
    var findings = new Findings();
    var root = YamlReader.read(yaml, "test.yaml", findings).get(0).root();
    findings.throwIfErrors();
    return (MapNode) root;
  }
}
