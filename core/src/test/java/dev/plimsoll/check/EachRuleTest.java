package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.schema.KubernetesVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One test for each rule of the catalogue, with its code in the name: the document that servers
 * refuse for this rule is refused for this rule alone, so that whoever deletes it is told which.
 *
 * <p>{@link RuleCatalogueTest} says how the catalogue is made.
 */
class EachRuleTest {
  private static final Map<String, Refused> REFUSED = refused();

  /** A document, or a change of one, that the servers of some minors refuse. */
  private record Refused(Function<Checks, Judgement> judge, String verdicts) {
    /** The codes of what we refuse it for, for each minor whose server refuses it. */
    Stream<Set<String>> codes() {
      return KubernetesVersion.SUPPORTED.stream()
          .filter(v -> verdicts.charAt(v.minor() - KubernetesVersion.V1_34.minor()) != 'A')
          .map(version -> judge.apply(Checks.of(Corpus.schemas(version))))
          .map(
              judgement ->
                  judgement.findings().stream()
                      .filter(found -> found.code().stage().isServers())
                      .map(found -> found.code().id())
                      .collect(Collectors.toSet()));
    }
  }

  static Stream<Arguments> rules() throws IOException {
    return text()
        .lines()
        .map(line -> line.split("\t"))
        .map(row -> Arguments.of(row[1], row[0], row[7]));
  }

  @ParameterizedTest(name = "{0} ({1}), {2}")
  @MethodSource("rules")
  void refusesForThisRuleAlone(String code, String id, String document) {
    Refused refused = REFUSED.get(document);
    assertThat(refused).as(id + ": " + document).isNotNull();
    assertThat(refused.codes()).contains(Set.of(code));
  }

  private static Map<String, Refused> refused() {
    var all = new HashMap<String, Refused>();
    for (Corpus.Pair pair : Corpus.pairs()) {
      all.put(
          "pair " + pair.rule() + " of seed " + pair.seed(),
          new Refused(checks -> checks.judge(pair.broken()), pair.verdicts()));
    }
    for (Corpus.Update update : Corpus.updates()) {
      all.put(
          "change " + update,
          new Refused(
              checks -> checks.judgeUpdate(update.former(), update.now()), update.verdicts()));
    }
    for (Corpus.Case one : Corpus.read("open")) {
      all.put(
          "case " + one.number() + " of seed " + one.seed(),
          new Refused(checks -> checks.judge(one.object()), one.verdicts()));
    }
    return all;
  }

  private static String text() throws IOException {
    try (InputStream in = EachRuleTest.class.getResourceAsStream("/agreement/catalogue.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
