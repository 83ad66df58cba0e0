package dev.plimsoll.policies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefinitionRulesTest {
  private static final Widgets WIDGETS =
      Widgets.of(
          """
          type: object
          x-kubernetes-validations:
          - rule: self.metadata.name.startsWith('w')
            message: the name begins with w
          properties:
            spec:
              type: object
              x-kubernetes-validations:
              - rule: self.least <= self.most
                messageExpression: "'least %d is over most %d'.format([self.least, self.most])"
                fieldPath: .least
              - rule: 'has(self.port) ? 100 / self.most > 0 : true'
              - rule: self.least >= oldSelf.least
                message: least only grows
              properties:
                least: {type: integer}
                most: {type: integer}
                port: {x-kubernetes-int-or-string: true}
          """);

  @Test
  void anObjectThatKeepsTheRulesPasses() {
    assertThat(WIDGETS.findings("w1", "{least: 1, most: 2}")).isEmpty();
  }

  @Test
  void aBrokenRuleNamesFieldMessageAndRule() {
    assertThat(WIDGETS.findings("x", "{least: 3, most: 2}"))
        .containsExactly(
            "error PLM4001 Widget x: the name begins with w. fix: make this true:"
                + " self.metadata.name.startsWith('w')",
            "error PLM4001 Widget x at spec.least: least 3 is over most 2. fix: make this true:"
                + " self.least <= self.most");
  }

  @Test
  void aRuleThatCannotBeEvaluatedIsOneFinding() {
    assertThat(WIDGETS.findings("w", "{most: 0, port: 1}"))
        .containsExactly(
            "error PLM4002 Widget w at spec: division by zero, evaluating rule: has(self.port) ?"
                + " 100 / self.most > 0 : true. fix: give what the rule reads, or let the rule ask"
                + " with has() first",
            "error PLM4002 Widget w at spec: no such key: least, evaluating rule: self.least <="
                + " self.most. fix: give what the rule reads, or let the rule ask with has()"
                + " first");
  }

  @Test
  void aTransitionRuleIsAskedOnlyOfChanges() {
    assertThat(WIDGETS.update("w", "{least: 3, most: 4}", "{least: 2, most: 4}"))
        .containsExactly(
            "error PLM4001 Widget w at spec: least only grows. fix: make this true: self.least >="
                + " oldSelf.least");
    assertThat(WIDGETS.update("w", "{least: 2, most: 4}", "{least: 3, most: 4}")).isEmpty();
  }
}
