package dev.plimsoll.testing;

import static dev.plimsoll.testing.PlimsollAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.testing.internal.GoldenMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  @TempDir private Path folder;

  private static NavigableMap<String, byte[]> files(String... pathsAndTexts) {
    var files = new TreeMap<String, byte[]>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private Golden golden(GoldenMode mode) {
    return new Golden(folder, mode);
  }

  private void fails(NavigableMap<String, byte[]> output, String text) {
    assertThatThrownBy(() -> golden(GoldenMode.COMPARE).matches(output))
        .isInstanceOf(AssertionError.class)
        .hasMessage(text.replace("FOLDER", folder.toString()));
  }

  @Test
  void equalBytesMatch() {
    NavigableMap<String, byte[]> files = files("a.yaml", "a: 1\n", "ns/b.yaml", "b: 2\n");
    golden(GoldenMode.UPDATE).matches(files);
    golden(GoldenMode.COMPARE).matches(files);
  }

  @Test
  void saysHowToWriteAGoldenThatIsNotThere() {
    fails(
        files("a.yaml", "a: 1\n", "b.yaml", "b: 2\n"),
        "There is no golden FOLDER yet. Run the tests with -Dplimsoll.goldens=update to write it, and"
            + " review it like code.");
  }

  @Test
  void showsAllDifferences() {
    golden(GoldenMode.UPDATE)
        .matches(files("a.yaml", "a: 1\nb: 2\n", "gone.yaml", "x\n", "same.yaml", "s\n"));
    fails(
        files("a.yaml", "a: 1\nb: 3\n", "new.yaml", "y\n", "same.yaml", "s\n"),
        """
        Golden FOLDER and the output differ in 3 files:
        missing in the output: gone.yaml
        not in the golden: new.yaml
        --- FOLDER/a.yaml
        +++ output/a.yaml
        @@ -1,3 +1,3 @@
         a: 1
        -b: 2
        +b: 3
        \s
        If this is meant, run the tests with -Dplimsoll.goldens=update, and review the change of the golden like code.""");
  }

  @Test
  void tellsLineEndsFromContent() {
    golden(GoldenMode.UPDATE).matches(files("a.yaml", "a: 1\r\nb: 2\r\n"));
    fails(
        files("a.yaml", "a: 1\nb: 2\n"),
        """
        Golden FOLDER and the output differ in 1 file:
        differs in line ends only, LF against CRLF: a.yaml; write "-text" for the goldens into .gitattributes
        If this is meant, run the tests with -Dplimsoll.goldens=update, and review the change of the golden like code.""");
  }

  @Test
  void seesBytesThatAreNoText() throws IOException {
    var kept = new TreeMap<String, byte[]>();
    kept.put("a.bin", new byte[] {(byte) 0xFF});
    golden(GoldenMode.UPDATE).matches(kept);
    var output = new TreeMap<String, byte[]>();
    output.put("a.bin", new byte[] {(byte) 0xFE});
    fails(
        output,
        """
        Golden FOLDER and the output differ in 1 file:
        differs in bytes that are no UTF-8: a.bin
        If this is meant, run the tests with -Dplimsoll.goldens=update, and review the change of the golden like code.""");
  }

  @Test
  void anUpdateRemovesWhatIsNoLongerWritten() {
    golden(GoldenMode.UPDATE).matches(files("a.yaml", "a\n", "old/b.yaml", "b\n"));
    golden(GoldenMode.UPDATE).matches(files("a.yaml", "c\n"));
    assertThat(folder).isDirectoryNotContaining(path -> path.endsWith("old"));
    golden(GoldenMode.COMPARE).matches(files("a.yaml", "c\n"));
  }

  @Test
  void anUpdateLeavesAFolderAloneThatIsNoGolden() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "Dear …");
    assertThatThrownBy(() -> golden(GoldenMode.UPDATE).matches(files("a.yaml", "a\n")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            folder
                + " holds files, and none of them is one of this output (letter.txt, for example); it is not"
                + " touched. Name another folder, or empty it first.");
    assertThat(folder.resolve("letter.txt")).hasContent("Dear …");
  }

  @Test
  void keepsASingleFile() {
    Path file = folder.resolve("dag.py");
    assertThatThrownBy(() -> new Golden.TextFile(file, GoldenMode.COMPARE).matches("x = 1\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "There is no golden "
                + file
                + " yet. Run the tests with -Dplimsoll.goldens=update to write it, and review it like code.");
    new Golden.TextFile(file, GoldenMode.UPDATE).matches("x = 1\n");
    new Golden.TextFile(file, GoldenMode.COMPARE).matches("x = 1\n");
    assertThatThrownBy(() -> new Golden.TextFile(file, GoldenMode.COMPARE).matches("x = 2\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-x = 1\n+x = 2\n");
  }
}
