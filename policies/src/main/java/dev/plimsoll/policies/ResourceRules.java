package dev.plimsoll.policies;

import dev.plimsoll.check.CheckedDocument;
import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.policies.internal.Compiled;
import dev.plimsoll.policies.internal.Outcome;
import dev.plimsoll.schema.CelRule;
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.TypeSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the rules of a definition on one custom resource. */
final class ResourceRules {
  /** The server takes no longer message (celconfig.MaxEvaluatedMessageExpressionSizeBytes). */
  private static final int LONGEST_MESSAGE = 5 * 1024;

  private final CheckedDocument document;
  private final boolean onlyTransitions;
  private final Findings findings;

  /**
   * A run.
   *
   * @param onlyTransitions whether to run rules that compare with the object as it was, and no
   *     others
   */
  ResourceRules(CheckedDocument document, boolean onlyTransitions, Findings findings) {
    this.document = document;
    this.onlyTransitions = onlyTransitions;
    this.findings = findings;
  }

  void check(RuleTree tree, Optional<CheckedDocument> former) {
    value(judged(document), tree, FieldPath.ROOT, former.map(before -> (Node) judged(before)));
  }

  /** Runs the rules on a value that is no part of the document. */
  void check(Node value, RuleTree tree) {
    value(value, tree, FieldPath.ROOT, Optional.empty());
  }

  /** A status that only its subresource can set is dropped before the rules run. */
  private static MapNode judged(CheckedDocument document) {
    return document.kind().traits().subresources().contains("status")
        ? document.filled().without("status")
        : document.filled();
  }

  private void value(Node node, RuleTree tree, FieldPath path, Optional<Node> old) {
    if (isNull(node)) {
      return;
    }
    for (RuleTree.Prepared rule : tree.rules().get()) {
      rule(rule, node, tree, path, old.filter(before -> !isNull(before)));
    }
    if (node instanceof MapNode map) {
      Optional<MapNode> before = old.filter(MapNode.class::isInstance).map(MapNode.class::cast);
      for (String key : map.keys()) {
        Optional<RuleTree> below = Optional.ofNullable(tree.fields().get(key)).or(tree::below);
        below.ifPresent(
            inner ->
                value(
                    map.find(key).orElseThrow(),
                    inner,
                    path.field(key),
                    before.flatMap(known -> known.find(key))));
      }
    } else if (node instanceof ListNode list && tree.below().isPresent()) {
      ListMerge merge = ((TypeSchema.ListOf) tree.schema()).merge();
      for (int i = 0; i < list.size(); i++) {
        value(list.get(i), tree.below().get(), path.item(i), formerItem(list.get(i), merge, old));
      }
    }
  }

  /** Only a list with keys tells which item of the old list an item was. */
  private static Optional<Node> formerItem(Node item, ListMerge merge, Optional<Node> old) {
    if (merge.kind() != ListMerge.Kind.MAP
        || !(item instanceof MapNode map)
        || !(old.orElse(null) instanceof ListNode before)) {
      return Optional.empty();
    }
    return before.items().stream()
        .filter(MapNode.class::isInstance)
        .filter(
            other ->
                merge.keys().stream()
                    .allMatch(key -> map.find(key).equals(((MapNode) other).find(key))))
        .findFirst();
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && scalar.isNull();
  }

  private void rule(
      RuleTree.Prepared prepared, Node self, RuleTree tree, FieldPath path, Optional<Node> old) {
    CelRule rule = prepared.rule();
    if (prepared.condition().isEmpty()) {
      if (!onlyTransitions) {
        report(
            CelCodes.NOT_RUN,
            path,
            "not checked: the rule does not compile: " + rule.rule().strip(),
            "check the definition");
      }
      return;
    }
    boolean transition = prepared.isTransition();
    if (onlyTransitions ? !transition : transition && !rule.optionalOldSelf()) {
      return;
    }
    if (transition && old.isEmpty() && !rule.optionalOldSelf()) {
      return;
    }
    Map<String, Object> variables = tree.scope().get().orElseThrow().variables(rule, self, old);
    Outcome outcome = prepared.condition().get().run(variables);
    if (outcome instanceof Outcome.Fault fault) {
      report(
          CelCodes.FAULT,
          path,
          fault.problem() + ", evaluating rule: " + shown(rule),
          "give what the rule reads, or let the rule ask with has() first");
    } else if (outcome instanceof Outcome.TooLong) {
      report(
          CelCodes.TOO_LONG,
          path,
          "a rule takes more than " + Compiled.MOST_STEPS + " steps: " + shown(rule),
          "shorten the value, or simplify the rule");
    } else if (!((Outcome.Answer) outcome).isTrue()) {
      report(
          CelCodes.RULE,
          RulePath.parse(rule.fieldPath().orElse("")).orElse(List.of()).stream()
              .reduce(path, FieldPath::field, (a, b) -> b),
          message(prepared, variables),
          "make this true: " + oneLine(rule.rule()));
    }
  }

  private static String message(RuleTree.Prepared prepared, Map<String, Object> variables) {
    return prepared
        .message()
        .map(expression -> expression.run(variables))
        .filter(Outcome.Answer.class::isInstance)
        .map(answer -> ((Outcome.Answer) answer).value().toString().strip())
        .filter(
            text -> !text.isEmpty() && text.length() <= LONGEST_MESSAGE && text.indexOf('\n') < 0)
        .orElseGet(
            () ->
                prepared.rule().message().filter(text -> !text.isEmpty()).isPresent()
                    ? shown(prepared.rule())
                    : "failed rule: " + shown(prepared.rule()));
  }

  private static String shown(CelRule rule) {
    return rule.message().filter(text -> !text.isEmpty()).orElse(rule.rule()).strip();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private void report(Code code, FieldPath path, String problem, String fix) {
    findings.add(code, document.where(path), oneLine(problem), fix);
  }
}
