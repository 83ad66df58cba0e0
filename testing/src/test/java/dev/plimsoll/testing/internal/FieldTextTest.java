package dev.plimsoll.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.node.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTextTest {
  private static final Node TREE =
      Yaml.node(
          """
          metadata:
            labels: {app.kubernetes.io/name: web, plain: x}
          spec:
            containers:
            - {name: web, ports: [{containerPort: 80}, {containerPort: 443}]}
            - {name: side.car, image: i}
          empty: []
          """);

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "metadata.labels[app.kubernetes.io/name], web",
    "metadata.labels.plain, x",
    "spec.containers[0].name, web",
    "spec.containers[name=side.car].image, i",
    "spec.containers[name=web].ports[1].containerPort, 443",
    "spec.containers[name=web].ports[containerPort=80].containerPort, 80",
  })
  void findsFields(String path, String text) {
    assertThat(FieldText.of(path).in(TREE).node())
        .map(Shown::indented)
        .map(String::strip)
        .map(shown -> shown.replace("\"", ""))
        .contains(text);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "kind | the object has no \"kind\", only metadata, spec, empty",
        "spec.container | spec has no \"container\", only containers; maybe you mean \"containers\"",
        "spec.containers[2] | spec.containers is a list without [2], it has 2 items",
        "spec.containers.web | spec.containers is a list without [web], it has 2 items",
        "spec.containers[image=j] | spec.containers is a list without [image=j], it has image=(none), image=i",
        "empty[0] | empty is a list without [0], it has 0 items",
        "metadata.labels.plain.deeper | metadata.labels.plain is \"x\"",
      })
  void saysWhatIsThereInstead(String path, String problem) {
    FieldText.Found found = FieldText.of(path).in(TREE);
    assertThat(found.node()).isEmpty();
    assertThat(found.problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".spec", "spec..replicas", "spec[", "spec]", "spec.", "a[]"})
  void refusesWhatIsNoPath(String text) {
    assertThatThrownBy(() -> FieldText.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\""
                + text
                + "\" is no path to a field; write it as in \"spec.template.spec.containers[name=web].image\"");
  }
}
