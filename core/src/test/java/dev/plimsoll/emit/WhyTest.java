package dev.plimsoll.emit;

import static dev.plimsoll.emit.Outputs.OVERLAY;
import static dev.plimsoll.emit.Outputs.RENDER;
import static dev.plimsoll.emit.Outputs.config;
import static dev.plimsoll.emit.Outputs.layout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.emit.Why.Link;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.ScalarNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyTest {
  private static final Origin HASH = new Origin(Layer.NAME, Place.UNKNOWN);

  private static final OutputLayout LAYOUT =
      layout(
              config("data", "a", "1")
                  .map(
                      tree ->
                          tree.with(
                              "data",
                              tree.findMap("data")
                                  .orElseThrow()
                                  .with("hash", ScalarNode.string("f00", HASH))))
                  .map(tree -> tree.with("list", ListNode.ofStrings(List.of("x", "y"), OVERLAY))))
          .with(new ExtraFile("topology.json", "{}", RENDER));

  @Test
  void namesTheLayerThatWroteAValueAndTheLayersAroundIt() {
    Why why = Why.of(LAYOUT, "data/configmap-a.yaml#/data/hash");

    assertThat(why.origin()).isEqualTo(HASH);
    assertThat(why.chain())
        .containsExactly(
            new Link(FieldPath.of("data", "hash"), HASH),
            new Link(FieldPath.of("data"), OVERLAY),
            new Link(FieldPath.ROOT, RENDER));
    assertThat(why.text())
        .isEqualTo(
            """
            ConfigMap data/a at data.hash is "f00"
              written by name
              in data, written by overlay overlays/prod.yaml:7:3
              in the object, written by render web (Web.render)""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data/configmap-a.yaml | render web (Web.render) | a map of 5",
        "data/configmap-a.yaml# | render web (Web.render) | a map of 5",
        "data/configmap-a.yaml#/metadata/name | render web (Web.render) | \"a\"",
        "data/configmap-a.yaml#/list/1 | overlay overlays/prod.yaml:7:3 | \"y\"",
        "data/configmap-a.yaml#/list | overlay overlays/prod.yaml:7:3 | a list of 2",
        "target/plimsoll/dev/data/configmap-a.yaml#/data/value | overlay overlays/prod.yaml:7:3 | \"1\"",
        "target\\plimsoll\\dev\\data\\configmap-a.yaml#/data/value | overlay overlays/prod.yaml:7:3 | \"1\"",
        "dev/topology.json | render web (Web.render) | a file",
        "kustomization.yaml | render OutputLayout | a file"
      })
  void findsTheFileFromWhereverItIsNamed(String question, String origin, String value) {
    Why why = Why.of(LAYOUT, question);

    assertThat(why.origin()).hasToString(origin);
    assertThat(why.value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data/configmap-b.yaml#/data | write \"data/configmap-a.yaml\"",
        "prod/data/configmap-a.yaml | write \"data/configmap-a.yaml\"",
        "configmap-a.yaml | write \"data/configmap-a.yaml\"",
        "a.yaml | give a path as .plimsoll/inventory.json lists it, for example data/configmap-a.yaml",
        "'' | give a path as .plimsoll/inventory.json lists it, for example data/configmap-a.yaml"
      })
  void saysWhichFileIsNotThere(String question, String fix) {
    FindingsException refused =
        catchThrowableOfType(FindingsException.class, () -> Why.of(LAYOUT, question));

    assertThat(Outputs.text(refused))
        .isEqualTo(
            "error PLM9030 file \""
                + question.replace("#/data", "")
                + "\": environment \"dev\" has no such file\n"
                + "  fix: "
                + fix);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/data/nothing | data.nothing | data has the fields value, hash | overlay overlays/prod.yaml:7:3",
        "/spec/replicas | spec.replicas | the object has the fields apiVersion, kind, metadata, data, list | render web (Web.render)",
        "/list/7 | list[7] | list has the items 0 to 1 | overlay overlays/prod.yaml:7:3",
        "/metadata/name/x | metadata.name.x | metadata.name has no fields: it is \"a\" | render web (Web.render)"
      })
  void saysWhatIsThereInstead(String pointer, String field, String fix, String at) {
    FindingsException refused =
        catchThrowableOfType(
            FindingsException.class, () -> Why.of(LAYOUT, "data/configmap-a.yaml#" + pointer));

    assertThat(Outputs.text(refused))
        .isEqualTo(
            "error PLM9030 ConfigMap data/a at "
                + field
                + ": the object has no such field\n  fix: "
                + fix
                + "\n  at: "
                + at);
  }

  @Test
  void refusesAPointerThatIsNoneAndOneIntoAFileWithoutObject() {
    assertThat(
            Outputs.text(
                catchThrowableOfType(
                    FindingsException.class, () -> Why.of(LAYOUT, "data/configmap-a.yaml#spec"))))
        .isEqualTo(
            """
            error PLM9030 file "data/configmap-a.yaml": "spec" is no JSON pointer: it does not begin with a slash
              fix: write /spec""");
    assertThat(
            Outputs.text(
                catchThrowableOfType(
                    FindingsException.class, () -> Why.of(LAYOUT, "topology.json#/boxes"))))
        .isEqualTo(
            """
            error PLM9030 file "topology.json": the file holds no object, so a pointer into it leads nowhere
              fix: ask for the file alone: topology.json""");
  }
}
