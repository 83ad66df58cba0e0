package dev.plimsoll.policies.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.schema.KubernetesVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expressions without variables, and what a server of 1.35.4 says of them as rules of a definition
 * and of its object: {@code true}, {@code false}, {@code error} when it runs, or {@code refused}.
 */
class KnownValuesTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Conversions of what is known are made when the expression is compiled.
        "string(null) == ''                                     | refused",
        "string(b'\\xff') == ''                                 | refused",
        "int(dyn('x')) == 1                                     | refused",
        "int(string(1.5)) == 1                                  | refused",
        "int(dyn([1])) == 1                                     | refused",
        "timestamp(string(1)) == timestamp(0)                   | refused",
        "timestamp(253402300800) > timestamp(0)                 | refused",
        "timestamp(-9223372036854775808) < timestamp(0)         | refused",
        "duration('9223372037s') > duration('0s')               | refused",
        "string(1.5) == '1.5'                                   | true",
        "int(dyn(1)) == 1                                       | true",
        // An empty list is one of the first type that there is.
        "[].sum() == 0                                          | true",
        // The server does not reduce units.
        "quantity('1000m').isInteger()                          | false",
        "quantity('1.0').isInteger()                            | false",
        "quantity('1.5Ki').isInteger()                          | false",
        "quantity('0m').isInteger()                             | false",
        "quantity('1e3').isInteger()                            | true",
        "quantity('1Ki').isInteger()                            | true",
        "quantity('0.5k').isInteger()                           | true",
        "quantity('1E').isInteger()                             | true",
        "quantity('10E').isInteger()                            | false",
        "quantity('123456789012345678').isInteger()             | true",
        "quantity('1234567890123456789').isInteger()            | false",
        "quantity('1').add(quantity('0m')).isInteger()          | true",
        "quantity('0m').add(quantity('1')).isInteger()          | true",
        "quantity('1500m').sub(quantity('500m')).isInteger()    | false",
        "quantity('1.5').add(1).isInteger()                     | false",
        "quantity('1Gi').add(quantity('1G')).isInteger()        | true",
        "quantity('500m').add(quantity('500m')).asInteger() == 1 | error"
      })
  void answersAsTheServerDoes(String expression, String answer) {
    Scope scope = Scope.of(KubernetesVersion.V1_35, Map.of(), new Structs());
    Compilation compilation = scope.compile(expression, List.of());
    assertThat(compilation instanceof Compiled compiled ? run(compiled) : "refused")
        .isEqualTo(answer);
  }

  private static String run(Compiled compiled) {
    return compiled.run(Map.of()) instanceof Outcome.Answer answer
        ? Boolean.toString(answer.isTrue())
        : "error";
  }
}
