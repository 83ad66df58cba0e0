package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our verdicts on changes of objects that are there, against those of real API servers. */
final class UpdateAgreementTest {
  static List<KubernetesVersion> supported() {
    return KubernetesVersion.SUPPORTED;
  }

  @ParameterizedTest
  @MethodSource("supported")
  void aChangeIsRefusedWhereTheServerRefusesIt(KubernetesVersion version) {
    Checks checks = Checks.of(Schemas.of(version));
    var differing = new ArrayList<String>();
    for (Corpus.Update update : Corpus.updates()) {
      Judgement judgement = checks.judgeUpdate(update.former(), update.now());
      boolean ours = judgement.verdict() == Verdict.ACCEPTED;
      if (ours != update.isAccepted(version)) {
        differing.add(update + (ours ? ": too lax" : ": too strict " + judgement.findings()));
      }
    }
    assertThat(differing).isEmpty();
  }
}
