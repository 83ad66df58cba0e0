package dev.plimsoll.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Who may write to a disk. A new file system belongs to root, and what the kubelet gives to {@code
 * fsGroup} each process of the pod may write to, whatever its user is.
 */
class DiskGroupTest {
  @Test
  void itIsTheGroupThatWasChosen() {
    RunAs user = RunAs.user(999).withGroup(998).withVolumeGroup(997);
    assertThat(RunAs.groupOfDisks(Optional.of(user))).isEqualTo(997);
  }

  @Test
  void elseTheFirstGroupUnlessThatIsRoots() {
    assertThat(RunAs.groupOfDisks(Optional.of(RunAs.user(999).withGroup(998)))).isEqualTo(998);
    assertThat(RunAs.groupOfDisks(Optional.of(RunAs.user(50_000).withGroup(0)))).isEqualTo(50_000);
  }

  @Test
  void elseTheNumberOfTheUserOrOneOfOurOwn() {
    assertThat(RunAs.groupOfDisks(Optional.of(RunAs.user(999)))).isEqualTo(999);
    assertThat(RunAs.groupOfDisks(Optional.empty())).isEqualTo(10_001);
  }
}
