package dev.plimsoll.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GoldenModeTest {
  @Test
  void comparesUnlessAskedToUpdate() {
    assertThat(GoldenMode.of("plimsoll.goldens", "", false)).isEqualTo(GoldenMode.COMPARE);
    assertThat(GoldenMode.of("plimsoll.goldens", "", true)).isEqualTo(GoldenMode.COMPARE);
    assertThat(GoldenMode.of("plimsoll.goldens", "update", false)).isEqualTo(GoldenMode.UPDATE);
  }

  @Test
  void refusesToUpdateInCi() {
    assertThatThrownBy(() -> GoldenMode.of("plimsoll.goldens", "update", true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "-Dplimsoll.goldens=update is refused where the environment variable CI is true: a test that writes"
                + " its own expectation proves nothing. Update the goldens on your machine, and commit them.");
  }

  @Test
  void refusesAWordThatItDoesNotKnow() {
    assertThatThrownBy(() -> GoldenMode.of("plimsoll.goldens", "true", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("-Dplimsoll.goldens=true has no meaning; write -Dplimsoll.goldens=update");
  }
}
