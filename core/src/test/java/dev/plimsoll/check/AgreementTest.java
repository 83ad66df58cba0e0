package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.schema.KubernetesVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our verdicts against those of real API servers, on the half of the corpus that may be looked at.
 * What differs is listed by case and reason in {@code agreement/differences.txt}.
 */
final class AgreementTest {
  static List<KubernetesVersion> supported() {
    return KubernetesVersion.SUPPORTED;
  }

  @ParameterizedTest
  @MethodSource("supported")
  void ourVerdictIsTheServersButForTheListedCases(KubernetesVersion version) throws IOException {
    Set<Long> listed = differences().keySet();
    Checks checks = Checks.of(Corpus.schemas(version));
    var differing = new ArrayList<String>();
    for (Corpus.Case example : Corpus.read("open")) {
      boolean ours = checks.judge(example.object()).verdict() == Verdict.ACCEPTED;
      if (ours != example.isAccepted(version) && !listed.contains(example.number())) {
        differing.add(
            example.number() + " " + example.seed() + (ours ? ": too lax" : ": too strict"));
      }
    }
    assertThat(differing).isEmpty();
  }

  @Test
  void everyListedDifferenceIsOne() throws IOException {
    var unlisted = new HashMap<>(differences());
    var differing = new HashSet<Long>();
    for (KubernetesVersion version : KubernetesVersion.SUPPORTED) {
      Checks checks = Checks.of(Corpus.schemas(version));
      for (Corpus.Case example : Corpus.read("open")) {
        if (unlisted.containsKey(example.number())) {
          boolean ours = checks.judge(example.object()).verdict() == Verdict.ACCEPTED;
          if (ours != example.isAccepted(version)) {
            differing.add(example.number());
          }
        }
      }
    }
    unlisted.keySet().removeAll(differing);
    assertThat(unlisted).isEmpty();
  }

  /** The reasons by case. */
  private static Map<Long, String> differences() throws IOException {
    try (InputStream in = AgreementTest.class.getResourceAsStream("/agreement/differences.txt")) {
      var reasons = new HashMap<Long, String>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> reasons.put(Long.parseLong(line.substring(0, line.indexOf(' '))), line));
      return reasons;
    }
  }
}
