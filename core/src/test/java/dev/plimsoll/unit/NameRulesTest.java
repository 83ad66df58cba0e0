package dev.plimsoll.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.unit.Judged.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expected verdicts: the validation functions of k8s.io/apimachinery, through {@code
 * conformance/units}.
 */
class NameRulesTest {
  private static final List<Row> TABLE = Judged.table("names.tsv");

  private static final Map<String, Function<String, Optional<String>>> RULES =
      Map.ofEntries(
          Map.entry("dns1123Label", NameRules::dns1123Label),
          Map.entry("dns1123Subdomain", NameRules::dns1123Subdomain),
          Map.entry("dns1035Label", NameRules::dns1035Label),
          Map.entry("wildcardSubdomain", NameRules::wildcardSubdomain),
          Map.entry("labelKey", NameRules::labelKey),
          Map.entry("labelValue", NameRules::labelValue),
          Map.entry("annotationKey", NameRules::annotationKey),
          Map.entry("configMapKey", NameRules::configMapKey),
          Map.entry("pathSegmentName", NameRules::pathSegmentName),
          Map.entry("portName", NameRules::portName),
          Map.entry("envVarName", NameRules::envVarName),
          Map.entry("shellVariable", NameRules::shellVariable),
          Map.entry(
              "percent",
              text ->
                  IntOrPercent.isPercent(text) ? Optional.empty() : Optional.of("no percentage")));

  static Stream<Arguments> rules() {
    return RULES.keySet().stream().sorted().map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void acceptsWhatTheApiServerAccepts(String rule) {
    Judged.assertAgrees(
        TABLE,
        row -> List.of(row.cell(1).split(" ")).contains(rule) ? "accepted" : "refused",
        row -> RULES.get(rule).apply(row.text()).isEmpty() ? "accepted" : "refused");
  }

  @Test
  void sameRuleUnderTwoNames() {
    assertThat(NameRules.qualifiedName("a/b/c")).isEqualTo(NameRules.labelKey("a/b/c")).isPresent();
  }

  /** Kubernetes documentation, CronJob: "must be no more than 52 characters". */
  @Test
  void limitsCronJobNamesTo52() {
    assertThat(NameRules.cronJobName("a".repeat(52))).isEmpty();
    assertThat(NameRules.cronJobName("a".repeat(53)))
        .contains("must be at most 52 characters long, it has 53");
    assertThat(NameRules.cronJobName("A")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dns1123Label|''|must not be empty",
        "dns1123Label|a.b|must consist of lower-case letters, digits and '-', and begin and end with a letter or digit",
        "dns1035Label|1a|must consist of lower-case letters, digits and '-', begin with a letter, and end with a letter or digit",
        "dns1123Subdomain|a..b|must consist of lower-case letters, digits, '-' and '.', and each part between dots must begin and end with a letter or digit",
        "wildcardSubdomain|*.*.a|must be '*.' and a domain name",
        "labelKey|a/b/c|must have at most one '/'",
        "labelKey|/b|must have a domain name before '/': it must not be empty",
        "labelKey|a/|must have a name after '/'",
        "labelKey|_a|must consist of letters, digits, '-', '_' and '.', and begin and end with a letter or digit",
        "labelValue|-|must consist of letters, digits, '-', '_' and '.', and begin and end with a letter or digit",
        "configMapKey|a b|must consist of letters, digits, '-', '_' and '.'",
        "configMapKey|.|must not be '.'",
        "configMapKey|..data|must not begin with '..'",
        "pathSegmentName|..|must not be '.' or '..'",
        "pathSegmentName|a%b|must not contain '/' or '%'",
        "portName|80|must have at least one letter",
        "portName|a--b|must not begin or end with '-' nor contain '--'",
        "portName|Http|must consist of lower-case letters, digits and '-'",
        "portName|sixteencharacter|must be at most 15 characters long, it has 16",
        "envVarName|A=B|must consist of printable ASCII characters other than '='",
        "shellVariable|1A|must consist of letters, digits and '_', and not begin with a digit",
      })
  void saysTheRule(String rule, String text, String expected) {
    assertThat(RULES.get(rule).apply(text)).contains(expected);
  }

  @Test
  void saysHowLongANameIs() {
    assertThat(NameRules.dns1123Label("a".repeat(64)))
        .contains("must be at most 63 characters long, it has 64");
    assertThat(NameRules.labelKey("a/" + "b".repeat(70)))
        .contains("must have a name of at most 63 characters, it has 70");
  }
}
