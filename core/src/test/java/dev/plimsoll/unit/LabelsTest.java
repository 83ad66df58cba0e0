package dev.plimsoll.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
  @Test
  void areSortedByKeyWhateverTheOrderOfTheirMaking() {
    Labels labels = Labels.of("tier", "x").with("app", "y");
    assertThat(labels)
        .hasToString("app=y,tier=x")
        .isEqualTo(Labels.of("app", "y").with("tier", "x"))
        .isEqualTo(Labels.of(Map.of("tier", "x", "app", "y")));
    assertThat(labels.asMap().firstKey()).isEqualTo("app");
  }

  @Test
  void copiesLeaveTheOriginalAlone() {
    Labels one = Labels.of("app", "a");
    assertThat(one.with("app", "b")).hasToString("app=b");
    assertThat(one.with(LabelKey.of("tier"), LabelValue.of(""))).hasToString("app=a,tier=");
    assertThat(one.with(Labels.of("app", "c").with("z", "1"))).hasToString("app=c,z=1");
    assertThat(one.without("app")).isEqualTo(Labels.empty());
    assertThat(one).hasToString("app=a");
    assertThatThrownBy(() -> one.asMap().put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void selectWhatHasThemAll() {
    Labels selector = Labels.of("app", "a");
    assertThat(selector.select(Labels.of("app", "a").with("tier", "x"))).isTrue();
    assertThat(selector.select(Labels.of("app", "b"))).isFalse();
    assertThat(selector.select(Labels.empty())).isFalse();
    assertThat(Labels.empty().select(selector)).isTrue();
  }

  /**
   * Kubernetes documentation, labels: the prefixes kubernetes.io/ and k8s.io/ are reserved for
   * Kubernetes core components.
   */
  @ParameterizedTest
  @CsvSource({
    "app.kubernetes.io/name,true",
    "kubernetes.io/os,true",
    "k8s.io/x,true",
    "node.k8s.io/x,true",
    "plimsoll.dev/role,true",
    "acme.example/team,false",
    "team,false",
    "mykubernetes.io/x,false",
    "kubernetes.io,false"
  })
  void knowsReservedKeys(String key, boolean reserved) {
    assertThat(LabelKey.of(key).isReserved()).isEqualTo(reserved);
  }

  @Test
  void refusesWithKeyValueRuleAndRepair() {
    assertThatThrownBy(() -> Labels.of("team", "data & ml"))
        .hasMessage(
            "label team \"data & ml\" must consist of letters, digits, '-', '_' and '.', and begin and end with a letter or digit; shorten or replace it; free text belongs into an annotation");
    assertThatThrownBy(() -> Labels.of("my team", "x"))
        .hasMessage(
            "label key \"my team\" must consist of letters, digits, '-', '_' and '.', and begin and end with a letter or digit; write \"my-team\"");
    assertThatThrownBy(() -> Labels.of("plimsoll.dev/role", "x").requireUnreserved())
        .hasMessage(
            "label key \"plimsoll.dev/role\" has a prefix that belongs to Kubernetes or Plimsoll; use a domain of your own, for example \"acme.example/team\"");
    assertThat(Labels.of("acme.example/team", "x").requireUnreserved().get("acme.example/team"))
        .contains("x");
  }
}
