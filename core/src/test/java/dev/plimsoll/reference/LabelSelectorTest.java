package dev.plimsoll.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {
  private static LabelSelector read(String yaml) {
    return LabelSelector.of(
        (MapNode) YamlReader.read(yaml, "selector.yaml", new Findings()).get(0).root());
  }

  /**
   * The requirements of "Label selectors": {@code notin} and "does not exist" also match what has
   * no such label.
   */
  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | | true",
        "{matchLabels: {app: web}} | app=web | true",
        "{matchLabels: {app: web}} | app=api | false",
        "{matchLabels: {app: web}} | | false",
        "{matchLabels: {app: web, tier: a}} | app=web | false",
        "{matchExpressions: [{key: app, operator: In, values: [a, web]}]} | app=web | true",
        "{matchExpressions: [{key: app, operator: In, values: [a]}]} | | false",
        "{matchExpressions: [{key: app, operator: NotIn, values: [web]}]} | app=web | false",
        "{matchExpressions: [{key: app, operator: NotIn, values: [web]}]} | | true",
        "{matchExpressions: [{key: app, operator: Exists}]} | app=web | true",
        "{matchExpressions: [{key: app, operator: DoesNotExist}]} | app=web | false",
        "{matchExpressions: [{key: app, operator: DoesNotExist}]} | | true"
      })
  void matchesAsTheApiServerDoes(String selector, String label, boolean matches) {
    Map<String, String> labels =
        label == null ? Map.of() : Map.of(label.split("=")[0], label.split("=")[1]);
    assertThat(read(selector).matches(labels)).isEqualTo(matches);
  }

  @Test
  void aLabelWithSomeValueMatchesAnyDemand() {
    var some = Map.of("app", "*");
    assertThat(read("{matchLabels: {app: web}}").matches(some)).isTrue();
    assertThat(
            read("{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}").matches(some))
        .isTrue();
    assertThat(read("{matchExpressions: [{key: app, operator: DoesNotExist}]}").matches(some))
        .isFalse();
  }

  @Test
  void isWrittenAsKubectlWritesIt() {
    assertThat(
            read(
                "{matchLabels: {b: w, a: x}, matchExpressions: [{key: c, operator: In, values: [1x,"
                    + " 2x]}, {key: d, operator: NotIn, values: [z]}, {key: e, operator: Exists},"
                    + " {key: f, operator: DoesNotExist}]}"))
        .hasToString("a=x,b=w,c in (1x,2x),d notin (z),e,!f");
  }
}
