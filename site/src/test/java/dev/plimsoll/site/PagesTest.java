package dev.plimsoll.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is wrong with a page ends the build, with all of it in one message. */
class PagesTest {
  private static final String FRONT =
      """
      ---
      title: Page
      group: Guide
      order: 1
      summary: A page.
      ---
      """;

  private final Repository repository = new Repository(Path.of(".."));
  private final Problems problems = new Problems();

  private void judge(String text) {
    Page page = new PageReader(problems).read("page", text);
    new Blocks(repository, new Samples(repository), problems).fill(page);
    var pages = new TreeMap<String, Page>();
    pages.put("page", page);
    new Links(pages, repository, problems).turn(page);
  }

  @Test
  void aSoundPageHasNoProblems() {
    judge(
        FRONT
            + """
            ## A section

            [here](#a-section), [here too](page.md#a-section), [a file](../../../pom.xml),
            [the web](https://kubernetes.io), [a class](javadoc:dev.plimsoll.Plimsoll)

            ```java from=samples/hello-world/src/main/java/dev/plimsoll/samples/helloworld/HelloWorld.java
            ```
            """);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void namesWhatFrontMatterLacks() {
    judge("---\ntitle: Page\ngroup: Nowhere\norder: first\nsumary: x\n---\n");
    assertThat(problems.all())
        .containsExactly(
            "page: front matter has \"sumary\"; use title, group, order, summary",
            "page: group \"Nowhere\" is none of [Start, Guide, Components, Tools, Extend, Reference]",
            "page: order \"first\" is no number",
            "page: front matter has no summary");
  }

  @Test
  void namesBrokenLinks() {
    judge(
        FRONT
            + "[a](other.md) [b](#nowhere) [c](../../../no-such-file) [d](javadoc:dev.plimsoll.Nothing)\n");
    assertThat(problems.all())
        .containsExactly(
            "page: links \"other.md\", and there is no page other",
            "page: links \"#nowhere\", and page page has no heading of that anchor",
            "page: links \"../../../no-such-file\", and the repository has no such file",
            "page: links the class dev.plimsoll.Nothing, and there is none");
  }

  @Test
  void namesCodeThatNothingKeepsTrue() {
    judge(
        FRONT
            + """
            ```java
            int x = 1;
            ```

            ```java from=pom.xml#nothing
            ```

            ```yaml output=nobody/prod/a.yaml
            ```

            ```yaml output=hello-world/dev/hello/nothing.yaml
            ```

            ```text findings=hello-world/dev
            typed by hand
            ```

            ```text path=hello-world/dev hello/web
            ```
            """);
    assertThat(problems.all()).hasSize(6);
    assertThat(problems.all().get(0))
        .isEqualTo(
            "page: a block of \"java\" has its text in the page; include it, for example with"
                + " \"java from=samples/guide/src/main/java/...#region\"");
    assertThat(problems.all().get(1))
        .isEqualTo("page: the block \"java from=pom.xml#nothing\": pom.xml has no region nothing");
    assertThat(problems.all().get(2)).contains("there is no sample \"nobody\"");
    assertThat(problems.all().get(3))
        .contains("hello-world/dev/hello/nothing.yaml is not generated");
    assertThat(problems.all().get(4))
        .isEqualTo("page: the block \"text findings=hello-world/dev\" is included, but not empty");
    assertThat(problems.all().get(5))
        .isEqualTo(
            "page: the block \"text path=hello-world/dev hello/web\": \"hello-world/dev hello/web\""
                + " is not SAMPLE/ENVIRONMENT FROM TO");
  }

  @Test
  void aRegionIsMovedToTheLeft() {
    String text =
        """
        class A {
          // region one
          int a;

            int b;
          // endregion
          int c;
        }
        """;
    assertThat(Repository.region(text, "one")).contains("int a;\n\n  int b;\n");
    assertThat(Repository.withoutMarkers(text)).doesNotContain("region");
  }
}
