package dev.plimsoll.spark.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.node.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares with upstream's files where they are: in the folder that {@code PLIMSOLL_UPSTREAM}
 * names, or in {@code shared/upstream} beside the checkout. A conformance step says when they are
 * not.
 */
class SparkKindsTest {
  private static final Origin ORIGIN = Origin.render("test", "SparkKindsTest");

  @ParameterizedTest
  @ValueSource(strings = {"sparkapplications", "scheduledsparkapplications", "sparkconnects"})
  void saysWhatUpstreamsDefinitionsSay(String plural) throws IOException {
    Optional<Path> upstream = upstream();
    assumeTrue(upstream.isPresent(), "no upstream data");
    Path file = upstream.get().resolve("sparkoperator.k8s.io_" + plural + ".yaml");

    assertThat(StructuralDifference.between(definition(plural), read(file))).isEmpty();
  }

  @Test
  void seesADifference() {
    MapNode ours = definition("sparkconnects");

    assertThat(StructuralDifference.between(ours, ours.without("kind")))
        .containsExactly("/kind: only ours");
    assertThat(StructuralDifference.between(ours.without("kind"), ours))
        .containsExactly("/kind: only upstream: \"CustomResourceDefinition\"");
  }

  /** For a judge: {@code -Dplimsoll.export=FOLDER} writes the definitions there. */
  @Test
  void areWrittenWhereAJudgeWantsThem() throws IOException {
    String folder = System.getProperty("plimsoll.export");
    assumeTrue(folder != null, "nobody wants them");
    for (MapNode definition : SparkKinds.definitions(ORIGIN)) {
      String name = definition.findMap("metadata").orElseThrow().findText("name").orElseThrow();
      Files.writeString(Path.of(folder, name + ".yaml"), YamlWriter.write(definition));
    }

    assertThat(Path.of(folder)).isDirectoryContaining("glob:**sparkapplications*");
  }

  private static MapNode definition(String plural) {
    return SparkKinds.definitions(ORIGIN).stream()
        .filter(
            definition ->
                definition
                    .findMap("metadata")
                    .flatMap(metadata -> metadata.findText("name"))
                    .equals(Optional.of(plural + ".sparkoperator.k8s.io")))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Path> upstream() {
    String named = System.getenv("PLIMSOLL_UPSTREAM");
    List<Path> folders =
        named != null ? List.of(Path.of(named)) : List.of(Path.of("../../shared/upstream"));
    return folders.stream()
        .map(folder -> folder.resolve("crds/spark-operator"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static MapNode read(Path file) throws IOException {
    var findings = new Findings();
    var documents = YamlReader.read(Files.readAllBytes(file), file.toString(), findings);
    findings.throwIfErrors();
    return (MapNode) documents.get(0).root();
  }
}
