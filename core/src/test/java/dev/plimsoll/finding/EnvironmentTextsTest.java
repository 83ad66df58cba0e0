package dev.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvironmentTextsTest {
  @Test
  void whatIsTheSameOfSeveralIsToldOnce() {
    var texts = new EnvironmentTexts(3);
    texts.add("dev", "error A");
    texts.add("dev", "error B");
    texts.add("prod", "error A");
    texts.add("prod", "error A");
    texts.add("", "error of the whole run");
    assertThat(texts.texts())
        .containsExactly(
            "error A\n  in: dev, prod", "error B\n  in: dev", "error of the whole run");
    texts.add("staging", "error A");
    assertThat(texts.texts()).first().isEqualTo("error A\n  in: all 3 environments");
  }

  @Test
  void anEnvironmentThatIsNamedAlreadyIsNotNamedTwice() {
    var texts = new EnvironmentTexts(2);
    texts.add("dev", "error A environment \"dev\": x");
    texts.add("prod", "error A environment \"prod\": x");
    texts.add("prod", "error B environment \"prod\": x");
    texts.add("prod", "error C environment \"dev\": x");
    assertThat(texts.texts())
        .containsExactly(
            "error A environment \"dev\": x\n  in: both environments",
            "error B environment \"prod\": x",
            "error C environment \"dev\": x\n  in: prod");
  }

  @Test
  void ofASingleEnvironmentNothingIsSaid() {
    var texts = new EnvironmentTexts(1);
    texts.add("dev", "error A");
    assertThat(texts.texts()).containsExactly("error A");
  }
}
