package dev.plimsoll.testing.internal;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** What tells two folders of files apart, as text. */
public final class FolderDifference {
  private static final int CONTEXT = 3;

  /** So that a wholly different output stays readable; what is left out is counted. */
  private static final int MOST_LINES = 400;

  private FolderDifference() {}

  /**
   * The difference, if there is one: files that are missing, files that are too many, and a unified
   * diff of each of the others.
   *
   * @param folder how the kept folder is called
   * @param kept bytes by path
   * @param output bytes by path
   */
  public static Optional<String> between(
      String folder, NavigableMap<String, byte[]> kept, NavigableMap<String, byte[]> output) {
    var text = new ArrayList<String>();
    int changed = 0;
    int diffLines = 0;
    int hidden = 0;
    for (String path : kept.keySet()) {
      if (!output.containsKey(path)) {
        text.add("missing in the output: " + path);
      }
    }
    for (String path : output.keySet()) {
      if (!kept.containsKey(path)) {
        text.add("not in the golden: " + path);
      }
    }
    int named = text.size();
    for (String path : kept.keySet()) {
      byte[] now = output.get(path);
      if (now == null || Arrays.equals(kept.get(path), now)) {
        continue;
      }
      changed++;
      List<String> diff = diff(folder, path, kept.get(path), now);
      if (diffLines + diff.size() > MOST_LINES && diffLines > 0) {
        hidden++;
      } else {
        diffLines += diff.size();
        text.addAll(diff);
      }
    }
    if (hidden > 0) {
      text.add("and " + hidden + " more files that differ, not shown");
    }
    return named + changed == 0
        ? Optional.empty()
        : Optional.of(
            "Golden "
                + folder
                + " and the output differ in "
                + (named + changed == 1 ? "1 file" : named + changed + " files")
                + ":\n"
                + String.join("\n", text));
  }

  private static List<String> diff(String folder, String path, byte[] kept, byte[] now) {
    List<String> before = lines(kept);
    List<String> after = lines(now);
    if (before.equals(after)) {
      return List.of("differs in bytes that are no UTF-8: " + path);
    }
    if (withoutReturns(before).equals(withoutReturns(after))) {
      return List.of(
          "differs in line ends only, LF against CRLF: "
              + path
              + "; write \"-text\" for the goldens into .gitattributes");
    }
    return UnifiedDiffUtils.generateUnifiedDiff(
        folder + "/" + path, "output/" + path, before, DiffUtils.diff(before, after), CONTEXT);
  }

  private static List<String> lines(byte[] bytes) {
    return List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
  }

  private static List<String> withoutReturns(List<String> lines) {
    return lines.stream()
        .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
        .toList();
  }
}
