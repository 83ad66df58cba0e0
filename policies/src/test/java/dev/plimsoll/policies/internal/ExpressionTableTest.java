package dev.plimsoll.policies.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.CelRule;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.schema.TypeSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Expressions mean what an API server says that they mean. The answers are those of the server that
 * the first line of {@code verdicts-*.tsv} names; {@code conformance/cel/ask.py} asked it.
 */
class ExpressionTableTest {
  private static final String FOLDER = "/expressions/";
  private static final MapNode OBJECT = json("object.json");
  private static final TypeSchema TYPE = type();

  @ParameterizedTest
  @ValueSource(strings = {"1.34", "1.35", "1.36", "1.37"})
  void everyExpressionAnswersAsTheServerDoes(String minor) {
    SelfScope scope = SelfScope.of(KubernetesVersion.parse(minor), TYPE, false).orElseThrow();
    List<String> differences = new ArrayList<>();
    for (String line : text("verdicts-" + minor + ".tsv").lines().skip(1).toList()) {
      String[] parts = line.split("\t", -1);
      String server = parts[1];
      String ours = ours(scope, parts[0]);
      boolean same = server.equals("cost") || ours.equals(server) || ours.startsWith(server + " ");
      if (!same) {
        differences.add(parts[0]);
      }
    }
    assertThat(differences)
        .containsExactlyElementsOf(
            text("differences.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList());
  }

  private static String ours(SelfScope scope, String expression) {
    var rule =
        new CelRule(
            expression,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    Compilation compilation = scope.condition(rule);
    if (compilation instanceof Compilation.Broken broken) {
      return "refused " + broken.problems().get(0);
    }
    var compiled = (Compiled) compilation;
    if (compiled.uses(SelfScope.OLD)) {
      return "true";
    }
    Outcome outcome = compiled.run(scope.variables(rule, OBJECT, Optional.empty()));
    if (outcome instanceof Outcome.Fault fault) {
      return "error " + fault.problem();
    }
    return outcome instanceof Outcome.Answer answer
        ? Boolean.toString(answer.isTrue())
        : "too long";
  }

  private static TypeSchema type() {
    var builder = MapNode.builder(Origin.UNKNOWN);
    MapNode schema =
        builder
            .put("type", "object")
            .put(
                "properties",
                MapNode.builder(Origin.UNKNOWN).put("spec", json("schema.json")).build())
            .build();
    MapNode definition =
        (MapNode)
            YamlReader.read(
                    """
                    apiVersion: apiextensions.k8s.io/v1
                    kind: CustomResourceDefinition
                    spec:
                      group: acme.example
                      names: {plural: tables, kind: Table}
                      versions: [{name: v1, served: true}]
                    """,
                    "definition.yaml",
                    new Findings())
                .get(0)
                .root();
    MapNode spec = definition.findMap("spec").orElseThrow();
    var versions = spec.findList("versions").orElseThrow();
    MapNode version =
        ((MapNode) versions.get(0))
            .with("schema", MapNode.builder(Origin.UNKNOWN).put("openAPIV3Schema", schema).build());
    ObjectType root =
        Schemas.of(KubernetesVersion.V1_35)
            .with(
                List.of(definition.with("spec", spec.with("versions", versions.with(0, version)))))
            .find("acme.example/v1", "Table")
            .orElseThrow()
            .type();
    return root.field("spec").orElseThrow().type();
  }

  private static MapNode json(String name) {
    return (MapNode) YamlReader.read(text(name), name, new Findings()).get(0).root();
  }

  private static String text(String name) {
    try (InputStream in = ExpressionTableTest.class.getResourceAsStream(FOLDER + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
