package dev.plimsoll.check.admission;

import dev.plimsoll.schema.KindSchema;
import java.util.Map;
import java.util.function.Consumer;

/** Which class has the rules of which kind. */
final class AdmissionRules {
  /** By group and kind; the rules of a kind are the same in all its versions. */
  private static final Map<String, Consumer<Field>> BY_KIND = Map.ofEntries();

  private AdmissionRules() {}

  static void apply(RuleRun run, KindSchema kind) {
    Field root = run.root();
    MetadataRules.check(root, kind);
    if (!kind.isCustom()) {
      Consumer<Field> rules = BY_KIND.get(kind.group() + "/" + kind.kind());
      if (rules != null) {
        rules.accept(root);
      }
    }
  }
}
