package dev.plimsoll.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesPageTest {
  @TempDir private Path root;

  @Test
  void sortsChangesByTheirFirstWordAndPutsReleasesBehind() throws IOException {
    Files.createDirectories(root.resolve("changes/unreleased"));
    Files.writeString(root.resolve("changes/unreleased/b.md"), "fixed: a crash\n");
    Files.writeString(root.resolve("changes/unreleased/a.md"), "fixed: another crash\n");
    Files.writeString(root.resolve("changes/unreleased/c.md"), "added: `spot` nodes\n");
    Files.writeString(
        root.resolve("CHANGELOG.md"),
        "# Changelog\n\n## [Unreleased]\n\nText.\n\n## [0.1.0] - 2026-12-01\n\n- First.\n");
    assertThat(ChangesPage.markdown(new Repository(root)))
        .endsWith(
            """
            ## Not released yet

            ### Added

            - `spot` nodes

            ### Fixed

            - Another crash
            - A crash

            ## [0.1.0] - 2026-12-01

            - First.
            """);
  }
}
