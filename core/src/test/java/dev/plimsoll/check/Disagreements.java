package dev.plimsoll.check;

import dev.plimsoll.finding.FindingText;
import dev.plimsoll.schema.KubernetesVersion;

/**
 * Prints where our verdicts differ from a server's: for people who write rules.
 *
 * <p>Arguments: {@code open} or {@code sealed}, and a minor such as {@code 1.35}.
 */
final class Disagreements {
  private Disagreements() {}

  public static void main(String[] args) {
    KubernetesVersion version = KubernetesVersion.parse(args[1]);
    Checks checks = Checks.of(Corpus.schemas(version));
    int[] counts = new int[4];
    for (Corpus.Case example : Corpus.read(args[0])) {
      Judgement judgement = checks.judge(example.object());
      boolean ours = judgement.verdict() == Verdict.ACCEPTED;
      boolean theirs = example.isAccepted(version);
      counts[(theirs ? 0 : 2) + (ours ? 0 : 1)]++;
      if (ours != theirs) {
        System.out.println(
            (theirs ? "TOO STRICT " : "TOO LAX ") + example.number() + " " + example.seed());
        judgement
            .findings()
            .forEach(
                found ->
                    System.out.println("  " + FindingText.render(found).replace("\n", "\n  ")));
      }
    }
    System.out.println(
        "both accept "
            + counts[0]
            + ", too strict "
            + counts[1]
            + ", too lax "
            + counts[2]
            + ", both refuse "
            + counts[3]);
  }
}
