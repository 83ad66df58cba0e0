package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.schema.KubernetesVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our verdicts against those of real API servers, on the half of the corpus that may be looked at.
 * What differs is listed by case and reason in {@code agreement/differences.txt}: nothing else may
 * differ, and what no longer differs must leave the list.
 */
final class AgreementTest {
  static List<KubernetesVersion> supported() {
    return KubernetesVersion.SUPPORTED;
  }

  @ParameterizedTest
  @MethodSource("supported")
  void ourVerdictIsTheServersButForTheListedCases(KubernetesVersion version) {
    Checks checks = Checks.of(Corpus.schemas(version));
    List<String> differing =
        Corpus.read("open").parallelStream()
            .map(example -> difference(example, checks, version))
            .filter(line -> !line.isEmpty())
            .toList();
    assertThat(differing).containsExactlyInAnyOrderElementsOf(listed(version));
  }

  private static String difference(Corpus.Case example, Checks checks, KubernetesVersion version) {
    boolean ours = checks.judge(example.object()).verdict() == Verdict.ACCEPTED;
    if (ours == example.isAccepted(version)) {
      return "";
    }
    return example.number() + " " + example.seed() + (ours ? " too-lax" : " too-strict");
  }

  /** Case, seed and direction of what is known to differ in a minor. */
  private static List<String> listed(KubernetesVersion version) {
    return lines().stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.indexOf(':')).split(" "))
        .filter(words -> List.of(words[3].split(",")).contains(version.toString()))
        .map(words -> words[0] + " " + words[1] + " " + words[2])
        .collect(Collectors.toList());
  }

  private static List<String> lines() {
    try (InputStream in = AgreementTest.class.getResourceAsStream("/agreement/differences.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
