package dev.plimsoll.check.podsecurity;

import dev.plimsoll.component.PodSecurityLevel;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Holds our standards against the examples of the module k8s.io/pod-security-admission, one Pod a
 * file in {@code LEVEL/vMAJOR.MINOR/pass} and {@code fail}: prints where they differ.
 *
 * <p>Argument: its folder {@code test/testdata}.
 */
final class PodSecurityExamples {
  private PodSecurityExamples() {}

  public static void main(String[] args) throws IOException {
    int judged = 0;
    int different = 0;
    List<Path> files;
    try (Stream<Path> found = Files.walk(Path.of(args[0]))) {
      files = found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    for (Path file : files) {
      boolean sound = file.getParent().endsWith("pass");
      Path version = file.getParent().getParent();
      int minor = Integer.parseInt(version.getFileName().toString().substring("v1.".length()));
      PodSecurityLevel level =
          PodSecurityLevel.valueOf(
              version.getParent().getFileName().toString().toUpperCase(Locale.ROOT));
      MapNode tree =
          (MapNode)
              YamlReader.read(Files.readString(file), file.toString(), new Findings())
                  .get(0)
                  .root();
      PodView pod = PodView.of(FieldPath.ROOT, tree);
      boolean ours =
          Standard.of(level, minor).stream().allMatch(s -> s.breaches(pod, minor).isEmpty());
      judged++;
      if (ours != sound) {
        different++;
        System.out.println(file + (ours ? ": too lax" : ": too strict"));
      }
    }
    System.out.println(judged + " examples, " + different + " judged otherwise");
  }
}
