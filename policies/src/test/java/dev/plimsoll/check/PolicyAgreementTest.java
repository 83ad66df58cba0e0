package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.schema.KubernetesVersion;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With expressions judged too, our verdict is the server's for each document of the half of the
 * corpus that may be looked at: none differs.
 */
final class PolicyAgreementTest {
  static List<KubernetesVersion> supported() {
    return KubernetesVersion.SUPPORTED;
  }

  @ParameterizedTest
  @MethodSource("supported")
  void ourVerdictIsTheServers(KubernetesVersion version) {
    Checks checks =
        Checks.of(Corpus.schemas(version)).withProvided(PolicyAgreementTest.class.getClassLoader());
    List<String> differing =
        Corpus.read("open").parallelStream()
            .filter(
                example ->
                    (checks.judge(example.object()).verdict() == Verdict.ACCEPTED)
                        != example.isAccepted(version))
            .map(example -> example.number() + " " + example.seed())
            .toList();
    assertThat(differing).isEmpty();
  }
}
