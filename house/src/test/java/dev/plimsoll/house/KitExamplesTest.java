package dev.plimsoll.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the Javadoc of the kit for tests shows stands in tests of samples, so it compiles and holds.
 */
class KitExamplesTest {
  private static final Path KIT = House.ROOT.resolve("testing/src/main/java/dev/plimsoll/testing");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code(.*?)\\}</pre>");

  private static final String TESTS =
      Stream.of(
              "data-platform/src/test/java/dev/plimsoll/samples/dataplatform/AcmePlatformTest.java",
              "dekorate-service/src/test/java/dev/plimsoll/samples/dekorate/RatesPlatformTest.java")
          .map(House.ROOT.resolve("samples")::resolve)
          .map(House::read)
          .map(KitExamplesTest::withoutSpaces)
          .reduce("", String::concat);

  @Test
  void statementsAndMethodsOfTheJavadocAreThoseOfTests() {
    List<String> pieces =
        Stream.of("PlatformTest.java", "PlimsollAssertions.java")
            .map(KIT::resolve)
            .map(House::read)
            .flatMap(KitExamplesTest::pieces)
            .toList();
    assertThat(pieces).hasSizeGreaterThan(8).allSatisfy(piece -> assertThat(TESTS).contains(piece));
  }

  /** The lines of all examples. */
  private static Stream<String> pieces(String source) {
    Matcher example = EXAMPLE.matcher(source);
    assertThat(example.find()).isTrue();
    return Arrays.stream(example.group(1).split("\n"))
        .map(line -> withoutSpaces(line.replaceFirst("^ *\\*", "")))
        .filter(line -> !line.isEmpty());
  }

  private static String withoutSpaces(String text) {
    return text.replaceAll("\\s", "");
  }
}
