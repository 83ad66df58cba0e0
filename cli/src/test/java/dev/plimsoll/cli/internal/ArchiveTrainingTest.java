package dev.plimsoll.cli.internal;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class ArchiveTrainingTest {
  /** The build goes on without an archive when training fails, so nothing else would tell. */
  @Test
  void trainsOnAPlatformWithoutErrors() {
    assertThatCode(() -> ArchiveTraining.main(new String[0])).doesNotThrowAnyException();
  }
}
