package dev.plimsoll.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  /** The hash is the one that {@code sha256sum} prints. */
  @Test
  void shortensToTheBeginningAndAHash() {
    assertThat(Names.shorten("a".repeat(63), 63)).isEqualTo("a".repeat(63));
    assertThat(Names.shorten("a".repeat(64), 63)).isEqualTo("a".repeat(54) + "-ffe054fe");
    assertThat(Names.shorten("daily-revenue-of-acme", 20)).isEqualTo("daily-reven-54b3f6a4");
  }

  @Test
  void leavesNoHyphenBeforeTheHash() {
    assertThat(Names.shorten("0123456789-and-more-of-it", 20)).isEqualTo("0123456789-16ddc27f");
  }

  @Test
  void keepsDifferentLongNamesApart() {
    assertThat(Names.shorten("a".repeat(80) + "1", 63))
        .isNotEqualTo(Names.shorten("a".repeat(80) + "2", 63))
        .hasSize(63);
  }

  @Test
  void joinsPartsToALabel() {
    assertThat(Names.join("data-jobs", "", "risk")).isEqualTo("data-jobs-risk");
    assertThat(Names.join("x".repeat(40), "y".repeat(40)))
        .hasSize(63)
        .startsWith("x".repeat(40) + "-yyy");
  }

  /** FIPS 180-2, appendix B.1: the digest of "abc". */
  @Test
  void hashesAsTheStandardSays() {
    assertThat(Names.hash("abc", 64))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Names.hash("abc", 8)).isEqualTo("ba7816bf");
  }

  @Test
  void refusesALengthWithoutRoomForAHash() {
    assertThatThrownBy(() -> Names.shorten("abc", 9))
        .hasMessage("length \"9\" leaves no room for a hash; allow at least 10 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Daily Revenue|must consist of lower-case letters, digits and '-', and begin and end with a letter or digit; write \"daily-revenue\"",
        "daily_revenue|must consist of lower-case letters, digits and '-', and begin and end with a letter or digit; write \"daily-revenue\"",
        "-x-|must consist of lower-case letters, digits and '-', and begin and end with a letter or digit; write \"x\"",
        "''|must not be empty; write a name, for example \"daily-revenue\"",
        "日本|must consist of lower-case letters, digits and '-', and begin and end with a letter or digit; write a name, for example \"daily-revenue\"",
      })
  void requiresALabelAndOffersTheNearest(String text, String message) {
    assertThatThrownBy(() -> Names.requireLabel("job", text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("job \"" + text + "\" " + message);
  }

  @Test
  void eachNameTypeHoldsItsRule() {
    assertThat(DnsLabel.of("a-1")).hasToString("a-1");
    assertThatThrownBy(() -> DnsLabel.of("a.b"))
        .hasMessage(
            "DNS label \"a.b\" must consist of lower-case letters, digits and '-', and begin and end with a letter or digit; write a name, for example \"daily-revenue\"");
    assertThat(DnsSubdomain.of("a.b")).hasToString("a.b");
    assertThatThrownBy(() -> DnsSubdomain.of("A.b"))
        .hasMessage(
            "DNS name \"A.b\" must consist of lower-case letters, digits, '-' and '.', and each part between dots must begin and end with a letter or digit; write \"a.b\"");
    assertThatThrownBy(() -> NamespaceName.of("Data"))
        .hasMessage(
            "namespace \"Data\" must consist of lower-case letters, digits and '-', and begin and end with a letter or digit; write \"data\"");
    assertThatThrownBy(() -> ServiceName.of("1a"))
        .hasMessage(
            "service name \"1a\" must consist of lower-case letters, digits and '-', begin with a letter, and end with a letter or digit; write a name, for example \"spark-history\"");
    assertThatThrownBy(() -> TenantName.of("x_y"))
        .hasMessage(
            "tenant \"x_y\" must consist of lower-case letters, digits and '-', and begin and end with a letter or digit; write \"x-y\"");
    assertThatThrownBy(() -> PortName.of("http metrics"))
        .hasMessage(
            "port name \"http metrics\" must consist of lower-case letters, digits and '-'; write \"http-metrics\"");
    assertThatThrownBy(() -> AnnotationKey.of("a b"))
        .hasMessage(
            "annotation key \"a b\" must consist of letters, digits, '-', '_' and '.', and begin and end with a letter or digit; write \"a-b\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.acme.example|must not be a wildcard: one name is one host; write a name, for example \"ledger.acme.example\"",
        "10.0.0.1|must be a name, not an address; write a name, for example \"ledger.acme.example\"",
        "Ledger.acme.example|must consist of lower-case letters, digits, '-' and '.', and each part between dots must begin and end with a letter or digit; write \"ledger.acme.example\"",
        "acme.example.|must consist of lower-case letters, digits, '-' and '.', and each part between dots must begin and end with a letter or digit; write \"acme.example\"",
        "https://acme.example/x|must consist of lower-case letters, digits, '-' and '.', and each part between dots must begin and end with a letter or digit; write \"acme.example\"",
        "acme.example:443|must consist of lower-case letters, digits, '-' and '.', and each part between dots must begin and end with a letter or digit; write \"acme.example\"",
      })
  void refusesWhatIsNoHost(String text, String message) {
    assertThatThrownBy(() -> HostName.of(text)).hasMessage("host name \"" + text + "\" " + message);
  }

  @Test
  void limitsThePartsOfAHostName() {
    String part = "a".repeat(64);
    assertThatThrownBy(() -> HostName.of(part + ".example"))
        .hasMessage(
            "host name \""
                + part
                + ".example\" must have parts of at most 63 characters, \""
                + part
                + "\" has 64; write a name, for example \"ledger.acme.example\"");
    assertThat(HostName.of("ledger.acme.example")).hasToString("ledger.acme.example");
  }

  @Test
  void refusesAPathThatIsNone() {
    assertThat(HttpPath.of("/metrics")).hasToString("/metrics");
    assertThatThrownBy(() -> HttpPath.of("metrics"))
        .hasMessage(
            "HTTP path \"metrics\" must begin with '/' and have no blank, '?' or '#'; write for example \"/metrics\"");
  }
}
