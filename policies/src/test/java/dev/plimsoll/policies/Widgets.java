package dev.plimsoll.policies;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.Judgement;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.util.List;

/** Widgets of a schema, and what the checks say of them and of their definition. */
final class Widgets {
  private final MapNode definition;
  private final Checks checks;

  private Widgets(MapNode definition) {
    this.definition = definition;
    this.checks =
        Checks.of(Schemas.of(KubernetesVersion.V1_35).with(List.of(definition)))
            .withProvided(Widgets.class.getClassLoader());
  }

  /** Widgets of a schema in YAML. */
  static Widgets of(String schema) {
    return new Widgets(
        tree(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.acme.example}
            spec:
              group: acme.example
              scope: Cluster
              names: {plural: widgets, singular: widget, kind: Widget, listKind: WidgetList}
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema:
            """
                + schema.indent(10)));
  }

  /** What is found about the definition. */
  List<String> definitionFindings() {
    return texts(checks.judge(definition));
  }

  /** What is found about a widget of a name and a spec in YAML. */
  List<String> findings(String name, String spec) {
    return texts(checks.judge(widget(name, spec)));
  }

  /** What is found about a change of a widget. */
  List<String> update(String name, String former, String spec) {
    return texts(checks.judgeUpdate(widget(name, former), widget(name, spec)));
  }

  private static MapNode widget(String name, String spec) {
    return tree(
        "apiVersion: acme.example/v1\nkind: Widget\nmetadata: {name: "
            + name
            + "}\nspec: "
            + spec
            + "\n");
  }

  static MapNode tree(String yaml) {
    return (MapNode) YamlReader.read(yaml, "test.yaml", new Findings()).get(0).root();
  }

  static List<String> texts(Judgement judgement) {
    return judgement.findings().stream().map(Widgets::text).toList();
  }

  static String text(Finding found) {
    String path = found.where().path().toString();
    return found.severity().word()
        + " "
        + found.code().id()
        + " "
        + found.where().subject()
        + (path.isEmpty() ? "" : " at " + path)
        + ": "
        + found.problem()
        + ". fix: "
        + found.fix();
  }
}
