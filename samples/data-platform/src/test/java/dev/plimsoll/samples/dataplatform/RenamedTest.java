package dev.plimsoll.samples.dataplatform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.compile.NameCodes;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.Naming;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A platform that an environment names anew is a whole one: nothing speaks of the old names. */
class RenamedTest {
  private static final List<String> NAMESPACES =
      List.of(
          "airflow",
          "data-jobs",
          "data-jobs-growth",
          "data-jobs-risk",
          "monitoring",
          "spark-operator");

  /** The forms in which configuration, arguments and code name a namespace. */
  private static final Pattern OLD =
      Pattern.compile(
          "(?:namespaces?[\"']?[=:] ?[\"'\\[]*(?:[a-z-]+,)*|\\.)("
              + String.join("|", NAMESPACES)
              + ")(?:\\.svc|[\"',\\s]|$)",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static Report renamed(String environment) {
    var plimsoll = Plimsoll.of(new AcmePlatform()).withEnvironments(Path.of("environments"));
    Environment<AcmePlatform.Settings> given = plimsoll.environment(environment);
    Map<String, String> others =
        NAMESPACES.stream().collect(Collectors.toMap(name -> name, name -> "moved-" + name));
    return plimsoll.render(
        given.withNaming(
            Naming.unchanged().withPrefix("a-").withSuffix("-blue").withNamespaces(others)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod-eks", "prod-gke", "prod-aks", "prod-on-prem"})
  void nothingNamesAnOldNamespace(String environment) {
    var left = new TreeMap<String, List<String>>();
    renamed(environment)
        .orThrow()
        .layout()
        .texts()
        .forEach(
            (path, text) -> {
              var lines = new ArrayList<String>();
              Matcher matcher = OLD.matcher(text);
              while (matcher.find()) {
                lines.add(matcher.group().strip());
              }
              if (!lines.isEmpty() && path.endsWith(".yaml")) {
                left.put(path, lines);
              }
            });
    assertThat(left).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod-eks", "prod-on-prem"})
  void noTextIsLeftWithAnOldName(String environment) {
    assertThat(renamed(environment).findings())
        .filteredOn(finding -> finding.code().equals(NameCodes.OLD_NAME_LEFT))
        .isEmpty();
  }
}
