package dev.plimsoll.policies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefinitionExpressionsTest {
  @Test
  void aDefinitionWhoseRulesCompilePasses() {
    assertThat(
            Widgets.of(
                    """
                    type: object
                    properties:
                      spec:
                        type: object
                        x-kubernetes-validations:
                        - {rule: self.least <= self.most, fieldPath: .least}
                        - {rule: "!oldSelf.hasValue() || self.least >= oldSelf.value().least", optionalOldSelf: true}
                        properties:
                          least: {type: integer}
                          most: {type: integer}
                    """)
                .definitionFindings())
        .isEmpty();
  }

  @Test
  void aRuleIsCompiledAgainstTheSchemaItStandsIn() {
    assertThat(
            Widgets.of(
                    """
                    type: object
                    properties:
                      spec:
                        type: object
                        x-kubernetes-validations:
                        - rule: self.least <= self.nope
                        - rule: self.least
                        - {rule: "true", messageExpression: "1", fieldPath: .nope}
                        - {rule: "true", optionalOldSelf: true}
                        properties:
                          least: {type: integer}
                          list:
                            type: array
                            maxItems: 5
                            items:
                              type: string
                              maxLength: 5
                              x-kubernetes-validations:
                              - rule: self == oldSelf
                          free:
                            x-kubernetes-preserve-unknown-fields: true
                            x-kubernetes-validations:
                            - rule: "true"
                    """)
                .definitionFindings())
        .containsExactly(
            at("10", "x-kubernetes-validations[0].rule")
                + "undefined field 'nope' (at 1:19): self.least <= self.nope. fix: correct the"
                + " expression",
            at("10", "x-kubernetes-validations[1].rule")
                + "must evaluate to bool, not int (at 1:1): self.least. fix: correct the"
                + " expression",
            at("11", "x-kubernetes-validations[2].fieldPath")
                + "\".nope\" leads to no field of the schema. fix: write a path such as"
                + " .spec.replicas, from the value that the rule stands at",
            at("10", "x-kubernetes-validations[2].messageExpression")
                + "must evaluate to string, not int (at 1:1): 1. fix: correct the expression",
            at("11", "x-kubernetes-validations[3].optionalOldSelf")
                + "optionalOldSelf beside a rule without oldSelf. fix: remove optionalOldSelf",
            at("11", "properties.list.items.x-kubernetes-validations[0].rule")
                + "oldSelf within a list whose items have no keys. fix: give the list"
                + " x-kubernetes-list-type: map and its keys, or move the rule to the list",
            at("10", "properties.free.x-kubernetes-validations")
                + "rules of a value whose type the schema does not say. fix: give the value, its"
                + " items and its entries a type, or move the rules to where there is one");
  }

  @Test
  void aDefaultKeepsTheRulesOfItsSchema() {
    assertThat(
            Widgets.of(
                    """
                    type: object
                    properties:
                      spec:
                        type: object
                        properties:
                          size:
                            type: object
                            default: {least: 3}
                            x-kubernetes-validations:
                            - rule: self.least <= self.most
                            properties:
                              least: {type: integer}
                              most: {type: integer, default: 5}
                    """)
                .definitionFindings())
        .containsExactly(
            at("13", "properties.size.default")
                + "the default breaks a rule: no such key: most, evaluating rule: self.least <="
                + " self.most. fix: write a default that keeps the rules, with all that they read");
  }

  @Test
  void theCostOfLoopsIsSaidToBeUnknown() {
    assertThat(
            Widgets.of(
                    """
                    type: object
                    properties:
                      spec:
                        type: object
                        properties:
                          list:
                            type: array
                            x-kubernetes-validations:
                            - rule: self.all(x, x > 0)
                            items: {type: integer}
                    """)
                .definitionFindings())
        .containsExactly(
            "note PLM4014 CustomResourceDefinition widgets.acme.example at spec.versions: not"
                + " checked: what a rule that goes through lists or maps could cost at worst. fix:"
                + " try the definition on a cluster, or give lists maxItems, maps maxProperties"
                + " and texts maxLength");
  }

  private static String at(String code, String path) {
    return "error PLM40"
        + code
        + " CustomResourceDefinition widgets.acme.example at"
        + " spec.versions[0].schema.openAPIV3Schema.properties.spec."
        + path
        + ": ";
  }
}
