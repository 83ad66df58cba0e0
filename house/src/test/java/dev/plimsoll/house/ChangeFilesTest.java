package dev.plimsoll.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A change file starts with the heading of the changelog that it will stand under. */
class ChangeFilesTest {
  private static final String FIRST_WORD =
      "(?s)(added|changed|deprecated|removed|fixed|security): \\S.*\\n";

  @Test
  void everyChangeFileStartsWithItsHeading() throws IOException {
    Path folder = House.ROOT.resolve("changes/unreleased");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> wrong =
          files
              .filter(file -> !file.getFileName().toString().equals(".gitkeep"))
              .filter(file -> !House.read(file).matches(FIRST_WORD))
              .map(folder::relativize)
              .toList();
      assertThat(wrong).isEmpty();
    }
  }
}
