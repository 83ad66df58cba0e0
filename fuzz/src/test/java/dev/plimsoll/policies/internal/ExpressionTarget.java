package dev.plimsoll.policies.internal;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.CelRule;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.schema.TypeSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Expressions: whatever the text, compiling answers, each problem has a place, a run ends, and it
 * ends alike each time; and what a text says, it says in brackets too.
 *
 * <p>In the package of what it tries, which is not open to others.
 */
public final class ExpressionTarget {
  private static final MapNode OBJECT =
      yaml(
          """
          text: abc
          number: 7
          share: 0.5
          flag: true
          quantity: 1500m
          address: 10.9.8.7
          when: 2026-01-02T03:04:05Z
          words: [a, b, b]
          numbers: [3, 1, 2]
          labels: {app: web, tier: front}
          ports: [{name: http, port: 80}, {name: https, port: 443}]
          """);
  private static final SelfScope SCOPE =
      SelfScope.of(KubernetesVersion.V1_35, type(), false).orElseThrow();

  private ExpressionTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Compilation compilation = SCOPE.condition(rule(text));
    if (compilation instanceof Compilation.Broken broken) {
      require(!broken.problems().isEmpty(), "something is wrong", text);
      for (Compilation.Problem problem : broken.problems()) {
        require(!problem.text().isBlank(), "a problem has a text", text);
      }
      return;
    }
    Outcome first = run(compilation);
    require(first.equals(run(compilation)), "a run ends alike each time: " + first, text);
    // A comment to the end of the last line would swallow the bracket.
    if (!text.contains("//") && SCOPE.condition(rule("(" + text + ")")) instanceof Compiled same) {
      require(first.equals(run(same)), "brackets change nothing: " + first, text);
    }
    if (first instanceof Outcome.Answer answer) {
      require(answer.value() instanceof Boolean, "a condition is true or false", text);
    }
  }

  private static Outcome run(Compilation compilation) {
    return ((Compiled) compilation).run(SCOPE.variables(rule(""), OBJECT, Optional.of(OBJECT)));
  }

  private static void require(boolean kept, String promise, String text) {
    if (!kept) {
      throw new AssertionError(promise + "\n  " + text);
    }
  }

  private static CelRule rule(String text) {
    return new CelRule(
        text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  private static TypeSchema type() {
    MapNode definition =
        yaml(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            spec:
              group: acme.example
              names: {plural: tables, kind: Table}
              versions:
              - name: v1
                served: true
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec:
                        type: object
                        properties:
                          text: {type: string}
                          number: {type: integer}
                          share: {type: number}
                          flag: {type: boolean}
                          quantity: {x-kubernetes-int-or-string: true}
                          address: {type: string}
                          when: {type: string, format: date-time}
                          words: {type: array, items: {type: string}}
                          numbers: {type: array, items: {type: integer}}
                          labels: {type: object, additionalProperties: {type: string}}
                          ports:
                            type: array
                            items:
                              type: object
                              properties: {name: {type: string}, port: {type: integer}}
            """);
    ObjectType root =
        Schemas.of(KubernetesVersion.V1_35)
            .with(List.of(definition))
            .find("acme.example/v1", "Table")
            .orElseThrow()
            .type();
    return root.field("spec").orElseThrow().type();
  }

  private static MapNode yaml(String text) {
    return (MapNode) YamlReader.read(text, "fuzz.yaml", new Findings()).get(0).root();
  }
}
