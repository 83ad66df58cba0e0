package dev.plimsoll.emit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run will do to the output: written and forced to disk when all new files are staged,
 * removed when they have landed. As long as it is there, the next run ends what it says.
 *
 * <p>Text, one step a line, with the hash of everything before it on the last line, so that a torn
 * journal is told from a complete one:
 *
 * <pre>
 * plimsoll/journal/v1
 * write NEW-SHA256 OLD-SHA256|absent PATH
 * remove OLD-SHA256 PATH
 * inventory NEW-SHA256
 * end SHA256
 * </pre>
 *
 * @param writes files to move from the staging folder to their place
 * @param removals files to remove
 * @param inventorySha256 of the inventory that comes last
 */
record Journal(List<Write> writes, List<Removal> removals, String inventorySha256) {
  private static final String HEAD = "plimsoll/journal/v1\n";
  private static final String ABSENT = "absent";

  Journal {
    writes = List.copyOf(writes);
    removals = List.copyOf(removals);
  }

  /** A file that is new or changed; {@code former} is the hash of what it replaces. */
  record Write(String path, String sha256, Optional<String> former) {}

  /** A file that the new output does not have. */
  record Removal(String path, String former) {}

  byte[] toBytes() {
    var text = new StringBuilder(HEAD);
    for (Write write : writes) {
      text.append("write ")
          .append(write.sha256())
          .append(' ')
          .append(write.former().orElse(ABSENT))
          .append(' ')
          .append(write.path())
          .append('\n');
    }
    for (Removal removal : removals) {
      text.append("remove ")
          .append(removal.former())
          .append(' ')
          .append(removal.path())
          .append('\n');
    }
    text.append("inventory ").append(inventorySha256).append('\n');
    String steps = text.toString();
    return (steps + "end " + Digests.sha256(steps) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a journal; empty if it is not complete. */
  static Optional<Journal> read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.lastIndexOf("end ");
    if (!text.startsWith(HEAD)
        || end < 0
        || !text.substring(end).equals("end " + Digests.sha256(text.substring(0, end)) + "\n")) {
      return Optional.empty();
    }
    var writes = new ArrayList<Write>();
    var removals = new ArrayList<Removal>();
    String inventory = "";
    for (String line : text.substring(HEAD.length(), end).split("\n")) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "write" ->
            writes.add(
                new Write(
                    words[3],
                    words[1],
                    Optional.of(words[2]).filter(former -> !former.equals(ABSENT))));
        case "remove" -> removals.add(new Removal(words[2], words[1]));
        case "inventory" -> inventory = words[1];
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Journal(writes, removals, inventory));
  }
}
