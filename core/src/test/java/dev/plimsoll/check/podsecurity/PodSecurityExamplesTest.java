package dev.plimsoll.check.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.component.PodSecurityLevel;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Our standards against the examples of the module k8s.io/pod-security-admission, one Pod a file in
 * {@code LEVEL/vMAJOR.MINOR/pass} and {@code fail}. The property names its folder {@code
 * test/testdata}; conformance/steps/24-pod-security.sh finds it.
 */
@EnabledIfSystemProperty(named = PodSecurityExamplesTest.FOLDER, matches = ".+")
class PodSecurityExamplesTest {
  static final String FOLDER = "plimsoll.podSecurityExamples";

  @Test
  void eachExamplePassesOrFailsAsUpstreamSays() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(Path.of(System.getProperty(FOLDER)))) {
      files = found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(4000);
    var differing = new ArrayList<String>();
    for (Path file : files) {
      if (isSound(file) != file.getParent().endsWith("pass")) {
        differing.add(file + (isSound(file) ? ": too lax" : ": too strict"));
      }
    }
    assertThat(differing).isEmpty();
  }

  private static boolean isSound(Path file) throws IOException {
    Path version = file.getParent().getParent();
    int minor = Integer.parseInt(version.getFileName().toString().substring("v1.".length()));
    String level = version.getParent().getFileName().toString().toUpperCase(Locale.ROOT);
    var tree =
        (MapNode)
            YamlReader.read(Files.readString(file), file.toString(), new Findings()).get(0).root();
    PodView pod = PodView.of(FieldPath.ROOT, tree);
    return Standard.of(PodSecurityLevel.valueOf(level), minor).stream()
        .allMatch(standard -> standard.breaches(pod, minor).isEmpty());
  }
}
