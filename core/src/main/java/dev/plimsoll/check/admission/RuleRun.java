package dev.plimsoll.check.admission;

import dev.plimsoll.check.CheckedDocument;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.schema.KubernetesVersion;

/** The rules at work on one document. */
final class RuleRun {
  private final CheckedDocument document;
  private final KubernetesVersion version;
  private final Findings findings;

  RuleRun(CheckedDocument document, KubernetesVersion version, Findings findings) {
    this.document = document;
    this.version = version;
    this.findings = findings;
  }

  /** The document whose rules are judged. */
  CheckedDocument document() {
    return document;
  }

  /** The root of the document, with the server's defaults. */
  Field root() {
    return Field.root(this, document.filled());
  }

  /** The minor of the server. */
  KubernetesVersion version() {
    return version;
  }

  /** Whether the server is of this minor or a later one. */
  boolean isAtLeast(KubernetesVersion other) {
    return version.isAtLeast(other);
  }

  /** Reports a breach, unless the server's minor does not apply the rule. */
  void refuse(Rule rule, Field field, String problem, String fix) {
    if (rule.versions().include(version)) {
      findings.add(Finding.of(rule.code(), document.where(field.path()), problem, fix));
    }
  }
}
