package dev.plimsoll.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.unit.Judged.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected readings: distribution/reference, through {@code conformance/units}. */
class ImageTest {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  /**
   * Without the texts that the library reads as an image of a registry without a name, from which
   * nothing can be pulled.
   */
  private static final List<Row> TABLE =
      Judged.table("images.tsv").stream()
          .filter(row -> !(row.accepted() && row.cell(2).isEmpty()))
          .toList();

  @Test
  void readsWhatAContainerRuntimeReads() {
    Judged.assertAgrees(
        TABLE,
        row -> row.cell(1),
        row -> Image.problem(row.text()).isEmpty() ? "accepted" : "refused");
  }

  @Test
  void takesItApartAsAContainerRuntimeDoes() {
    List<Row> pinned = TABLE.stream().filter(Row::accepted).filter(row -> isPinned(row)).toList();
    Judged.assertAgrees(
        pinned,
        row -> String.join(" ", row.cell(2) + "/" + row.cell(3), row.cell(4), row.cell(5)),
        row -> {
          Image image = Image.of(row.text());
          return String.join(
              " ", image.resolvedName(), image.tag().orElse(""), image.digest().orElse(""));
        });
  }

  @Test
  void refusesARegistryWithoutAName() {
    assertThat(Image.problem("a_b.c/d:1"))
        .contains("has the registry \"a_b.c\", which is no host with an optional port");
  }

  private static boolean isPinned(Row row) {
    return !row.cell(5).isEmpty() || !(row.cell(4).isEmpty() || row.cell(4).equals("latest"));
  }

  @Test
  void keepsTheTextAsWritten() {
    List<Row> pinned = TABLE.stream().filter(Row::accepted).filter(row -> isPinned(row)).toList();
    Judged.assertAgrees(pinned, Row::text, row -> Image.of(row.text()).toString());
  }

  @Test
  void refusesAnImageThatIsNotPinned() {
    assertThatThrownBy(() -> Image.of("acme/spark"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "image \"acme/spark\" has neither tag nor digest, so that every pull may bring another program; add a version, for example \"acme/spark:1.0.0\"");
    assertThatThrownBy(() -> Image.of("acme/spark:latest"))
        .hasMessage(
            "image \"acme/spark:latest\" has the tag latest, so that every pull may bring another program; name a version, or add the digest: \"acme/spark:latest@sha256:…\"");
    assertThat(Image.of("acme/spark:latest@" + DIGEST).digest()).contains(DIGEST);
  }

  @Test
  void readsACapitalAsARegistry() {
    assertThat(Image.of("Acme/spark:1").registry()).contains("Acme");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|must not be empty; name an image, for example \"registry.acme.example/spark:4.0.4\"",
        "acme/Spark:1|has the repository \"acme/Spark\", which must be lower-case letters and digits, parted by '/', '-', '_' or '.'; write for example \"acme/spark\"",
        "spark:1+2|has the tag \"1+2\", which must be at most 128 letters, digits, '_', '.' and '-', not beginning with '.' or '-'; write for example \"4.0.4\"",
        "spark@sha256:12|has the digest \"sha256:12\", which must be sha256, sha384 or sha512, ':' and all its lower-case hexadecimal digits; write for example \"sha256:\" and 64 hexadecimal digits",
        "-a.b/c:1|has the registry \"-a.b\", which is no host with an optional port; write for example \"registry.acme.example:5000\"",
      })
  void refusesWithRuleAndRepair(String text, String message) {
    assertThatThrownBy(() -> Image.of(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("image \"" + text + "\" " + message);
  }

  @Test
  void refusesABareIdentifierAndALongName() {
    String hex = "0123456789abcdef".repeat(4);
    assertThat(Image.problem(hex))
        .contains("is the bare identifier of an image, which names no repository");
    assertThat(Image.problem("r.example/" + "a".repeat(260) + ":1"))
        .contains("has a repository of 260 characters, the most is 255");
  }

  @Test
  void movesToAnotherRegistryTagOrDigest() {
    Image image = Image.of("registry.acme.example/team/spark:4.0.4");
    assertThat(image.withRegistry("mirror.acme.example:5000"))
        .hasToString("mirror.acme.example:5000/team/spark:4.0.4");
    assertThat(image.withRegistry("mirror.acme.example/hub"))
        .hasToString("mirror.acme.example/hub/team/spark:4.0.4");
    assertThat(image.withTag("4.1.0")).hasToString("registry.acme.example/team/spark:4.1.0");
    assertThat(image.withDigest(DIGEST))
        .hasToString("registry.acme.example/team/spark:4.0.4@" + DIGEST);
    assertThat(image.withDigest(DIGEST).withTag("5"))
        .hasToString("registry.acme.example/team/spark:5");
    assertThat(image.withDigest(DIGEST).withRegistry("localhost"))
        .hasToString("localhost/team/spark:4.0.4@" + DIGEST);
    assertThat(image.name()).isEqualTo("registry.acme.example/team/spark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "team/x"})
  void refusesARegistryThatIsNone(String host) {
    assertThatThrownBy(() -> Image.of("spark:1").withRegistry(host))
        .hasMessage(
            "registry \""
                + host
                + "\" must be a host with a dot or a port, or localhost; write for example \"registry.acme.example\"");
  }
}
