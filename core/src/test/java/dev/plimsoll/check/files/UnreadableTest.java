package dev.plimsoll.check.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.finding.FindingText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UnreadableTest {
  private static final String CIRCLE =
      """
      error PLM0011 file "a.yaml": it cannot be read: symbolic links lead in a circle
        fix: remove the link, or let it lead to what is meant""";

  @TempDir private Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysThatLinksLeadInACircle() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("a.yaml"), Path.of("a.yaml"));
    IOException fault = catchThrowableOfType(IOException.class, () -> Files.readAllBytes(link));
    assertThat(text(fault)).isEqualTo(CIRCLE);
    assertThat(text(new FileSystemLoopException("a.yaml"))).isEqualTo(CIRCLE);
  }

  @Test
  void speaksOfRightsWhereTheyLack() {
    assertThat(text(new AccessDeniedException("a.yaml")))
        .isEqualTo(
            """
            error PLM0011 file "a.yaml": it cannot be read: access denied
              fix: give this user the right to read it, or leave it out""");
  }

  private static String text(IOException fault) {
    return FindingText.render(Unreadable.found("file", "a.yaml", fault));
  }
}
