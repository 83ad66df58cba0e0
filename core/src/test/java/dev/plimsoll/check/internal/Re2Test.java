package dev.plimsoll.check.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected is what package regexp of Go 1.26 answers. */
class Re2Test {
  private static final List<String> TEXTS =
      List.of("abc", "a", "a\n", "aab", "é", "a.b", "1", "a b", "&", "[", "]", "A", "ab", "\t");

  /** An expression, and whether it is found in each text. */
  static Stream<Arguments> expressions() {
    return Stream.of(
        Arguments.of("^[[:print:]]+$", "yynynyyyyyyyyn"),
        Arguments.of("^[[:^digit:]]+$", "yyyyyynyyyyyyy"),
        Arguments.of("^[[:alnum:]_]+$", "yynynnynnnnyyn"),
        Arguments.of("^[[:graph:]]+$", "yynynyynyyyyyn"),
        Arguments.of("[[:cntrl:]]", "nnynnnnnnnnnny"),
        Arguments.of("[[:blank:]]", "nnnnnnnynnnnny"),
        Arguments.of("^a$", "nynnnnnnnnnnnn"),
        Arguments.of("(?P<x>a)b", "ynnynnnnnnnnyn"),
        Arguments.of("^[a&&b]+$", "nynynnnnynnnyn"),
        Arguments.of("^[a[b]+$", "nynynnnnnynnyn"),
        Arguments.of("^[]a]+$", "nynnnnnnnnynnn"),
        Arguments.of("^[^]a]+$", "nnnnynynyynyny"),
        Arguments.of("\\pL+", "yyyyyynynnnyyn"),
        Arguments.of("^\\d+$", "nnnnnnynnnnnnn"),
        Arguments.of("a{2,3}", "nnnynnnnnnnnnn"),
        Arguments.of("(?i)ABC", "ynnnnnnnnnnnnn"),
        Arguments.of("^.$", "nynnynynyyyyny"),
        Arguments.of("(?s)^.$", "nynnynynyyyyny"),
        Arguments.of("a(?=b)", "invalid"),
        Arguments.of("(a)\\1", "invalid"),
        Arguments.of("\\Aab\\z", "nnnnnnnnnnnnyn"),
        Arguments.of("[\\d\\-]+", "nnnnnnynnnnnnn"),
        Arguments.of("x*+", "invalid"),
        Arguments.of("\\Qa.b\\E", "nnnnnynnnnnnnn"),
        Arguments.of("\\x{41}", "nnnnnnnnnnnynn"),
        Arguments.of("^\\S+$", "yynyyyynyyyyyn"),
        Arguments.of("(?U)a+", "yyyynynynnnnyn"),
        Arguments.of("\\C", "invalid"),
        Arguments.of("[[:word:]]+", "yyyynyyynnnyyn"),
        Arguments.of("^(\\[[0-9]+\\])?$", "nnnnnnnnnnnnnn"),
        Arguments.of("[a-", "invalid"),
        Arguments.of("(?<n>a)", "yyyynynynnnnyn"),
        Arguments.of("a**", "invalid"),
        Arguments.of("\\h", "invalid"),
        Arguments.of("[[:foo:]]", "invalid"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("expressions")
  void anExpressionMeansWhatItMeansToGo(String expression, String found) {
    String ours =
        Re2.isValid(expression)
            ? TEXTS.stream()
                .map(text -> Re2.compile(expression).matcher(text).find() ? "y" : "n")
                .collect(Collectors.joining())
            : "invalid";
    assertThat(ours).isEqualTo(found);
  }
}
