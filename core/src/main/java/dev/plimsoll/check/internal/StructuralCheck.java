package dev.plimsoll.check.internal;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.schema.KindSchema;

/** Judges a custom resource by its structural schema. */
public final class StructuralCheck {
  private final GoDecoder decoder;

  /** A check that reports about one object. */
  public StructuralCheck(Subject subject, Findings findings) {
    this.decoder = new GoDecoder(subject, findings);
  }

  /** Reports what the schema of the kind refuses. */
  public void check(MapNode tree, KindSchema kind) {
    tree.find("metadata")
        .ifPresent(
            m ->
                decoder.decodeField(
                    "metadata", m, kind.type().field("metadata").orElseThrow().type()));
  }
}
