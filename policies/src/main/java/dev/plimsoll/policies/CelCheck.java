package dev.plimsoll.policies;

import dev.plimsoll.check.CheckedDocument;
import dev.plimsoll.check.DocumentCheck;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.Schemas;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges custom resources by the rules of their definitions, and whether expressions compile. The
 * language is loaded when the first document with an expression comes.
 */
final class CelCheck implements DocumentCheck {
  private static final String DEFINITIONS = "apiextensions.k8s.io";

  private static final Set<String> EXPRESSIVE =
      Set.of("admissionregistration.k8s.io", "resource.k8s.io");

  private final Schemas schemas;
  private final Map<ObjectType, Boolean> ruled = new ConcurrentHashMap<>();
  private final Map<ObjectType, RuleTree> trees = new ConcurrentHashMap<>();

  CelCheck(Schemas schemas) {
    this.schemas = schemas;
  }

  @Override
  public Stage stage() {
    return Stage.CEL;
  }

  @Override
  public void check(CheckedDocument document, Findings findings) {
    KindSchema kind = document.kind();
    if (kind.isCustom()) {
      resource(document, Optional.empty(), findings);
    } else if (kind.group().equals(DEFINITIONS)
        && kind.kind().equals("CustomResourceDefinition")
        && !findings.hasErrors()) {
      new DefinitionExpressions(schemas, document, findings).check();
    } else if (EXPRESSIVE.contains(kind.group()) && !findings.hasErrors()) {
      new BuiltInExpressions(document, schemas.version(), findings).check();
    }
  }

  @Override
  public void checkUpdate(CheckedDocument document, CheckedDocument former, Findings findings) {
    if (document.kind().isCustom()) {
      resource(document, Optional.of(former), findings);
    }
  }

  private void resource(
      CheckedDocument document, Optional<CheckedDocument> former, Findings findings) {
    ObjectType type = document.kind().type();
    if (ruled.computeIfAbsent(type, RuleSearch::hasRules)) {
      RuleTree tree = trees.computeIfAbsent(type, known -> RuleTree.of(known, schemas.version()));
      new ResourceRules(document, former.isPresent(), findings).check(tree, former);
    }
  }
}
