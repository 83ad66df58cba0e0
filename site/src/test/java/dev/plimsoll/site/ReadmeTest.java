package dev.plimsoll.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and rendered, and what it links is there. */
class ReadmeTest {
  private static final Repository REPOSITORY = new Repository(Path.of(".."));
  private static final Path README = REPOSITORY.root().resolve("README.md");

  /** A comment that says where a block comes from, and the block after it. */
  private static final Pattern INCLUDED =
      Pattern.compile("<!-- (from|output) (\\S+) -->\n```(\\w+)\n(.*?)```\n", Pattern.DOTALL);

  private final Samples samples = new Samples(REPOSITORY);

  @Test
  void includedBlocksAreUpToDate() throws IOException {
    String readme = Files.readString(README);
    String expected =
        INCLUDED
            .matcher(readme)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        "<!-- "
                            + match.group(1)
                            + " "
                            + match.group(2)
                            + " -->\n```"
                            + match.group(3)
                            + "\n"
                            + text(match.group(1), match.group(2))
                            + "```\n"));
    if (Boolean.getBoolean("plimsoll.updateGoldens")) {
      Files.writeString(README, expected);
    }
    assertThat(Files.readString(README))
        .as("run the tests of site with -Dplimsoll.updateGoldens=true, and review the difference")
        .isEqualTo(expected);
    assertThat(INCLUDED.matcher(readme).results()).hasSize(4);
  }

  private String text(String from, String what) {
    if (from.equals("output")) {
      return samples.output(what);
    }
    int hash = what.indexOf('#');
    return Repository.region(
            REPOSITORY.text(what.substring(0, hash)).orElseThrow(), what.substring(hash + 1))
        .orElseThrow();
  }

  /** The definition as the formatter leaves it, with its annotation and its brace. */
  @Test
  void theDefinitionTakesAboutTwentyLines() {
    String definition =
        text(
            "from",
            "samples/guide/src/main/java/dev/plimsoll/samples/guide/ReadmePlatform.java#define");
    assertThat(definition.lines()).hasSizeBetween(15, 23);
  }

  @Test
  void everyLinkLeadsToAFileOrTheWeb() throws IOException {
    Page readme = new PageReader(new Problems()).read("README", Files.readString(README));
    List<String> broken = new ArrayList<>();
    readme
        .document()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                String to = link.getDestination();
                if (!to.startsWith("https://") && !leadsToAFile(to)) {
                  broken.add(to);
                }
              }
            });
    assertThat(broken).isEmpty();
  }

  /** In the repository the anchors of pages are those of the site. */
  private static boolean leadsToAFile(String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    return Files.exists(REPOSITORY.root().resolve(path))
        && (hash < 0
            || new PageReader(new Problems())
                .read("page", REPOSITORY.text(path).orElseThrow())
                .has(link.substring(hash + 1)));
  }

  /** Cells without a link are the names of rows and columns. */
  @Test
  void everyCellOfTheComparisonLinksItsProof() throws IOException {
    List<String> rows =
        Files.readAllLines(README).stream()
            .dropWhile(line -> !line.startsWith("| | Plimsoll |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(10);
    for (String row : rows) {
      List<String> cells = List.of(row.substring(1, row.length() - 1).split("\\|"));
      assertThat(cells).as(row).hasSize(5);
      assertThat(cells.subList(1, 5)).allSatisfy(cell -> assertThat(cell).contains("]("));
    }
  }
}
