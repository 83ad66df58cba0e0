package dev.plimsoll.environment;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeRegistry;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.schema.record.RecordReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code disputed:} and {@code accepted:} of an environment file:
 *
 * <pre>
 * disputed:
 *   - { code: PLM5001, object: "Deployment data/web", reason: "made by Vault", until: 2027-01-31 }
 * accepted:
 *   - { code: PLM8405, reason: "the egress gateway narrows it" }
 * </pre>
 */
final class DisputeList {
  /** Both lists as a record, for {@link RecordReader}. */
  record Listed(List<Disputed> disputed, List<Accepted> accepted) {}

  /** An error that somebody disputes. */
  record Disputed(String code, String object, String reason, String until) {}

  /** A warning that somebody accepts; without an object wherever it is found. */
  record Accepted(String code, Optional<String> object, String reason) {}

  private final ClassLoader loader;
  private final Findings findings;

  DisputeList(ClassLoader loader, Findings findings) {
    this.loader = loader;
    this.findings = findings;
  }

  List<Dispute> read(MapNode environment, Where where) {
    MapNode.Builder tree = MapNode.builder(environment.origin());
    for (String key : List.of("disputed", "accepted")) {
      tree.put(key, environment.find(key).orElseGet(() -> ListNode.empty(environment.origin())));
    }
    var disputes = new ArrayList<Dispute>();
    new RecordReader(findings)
        .read(tree.build(), Listed.class, where)
        .filter(listed -> !listed.disputed().isEmpty() || !listed.accepted().isEmpty())
        .ifPresent(listed -> add(listed, environment, where, disputes));
    return disputes;
  }

  private void add(Listed listed, MapNode tree, Where where, List<Dispute> disputes) {
    CodeRegistry codes = CodeRegistry.load(loader);
    for (int i = 0; i < listed.disputed().size(); i++) {
      Disputed entry = listed.disputed().get(i);
      Where place = at(where, tree, "disputed", i);
      Optional<Code> code = code(entry.code(), codes, place);
      Optional<LocalDate> until = day(entry.until(), place);
      hasReason(entry.reason(), place);
      if (code.filter(found -> isDisputable(found, place)).isPresent() && until.isPresent()) {
        disputes.add(new Dispute(entry.code(), entry.object(), entry.reason(), until, place));
      }
    }
    for (int i = 0; i < listed.accepted().size(); i++) {
      Accepted entry = listed.accepted().get(i);
      Where place = at(where, tree, "accepted", i);
      hasReason(entry.reason(), place);
      if (code(entry.code(), codes, place).isPresent()) {
        String object = entry.object().orElse("*");
        disputes.add(new Dispute(entry.code(), object, entry.reason(), Optional.empty(), place));
      }
    }
  }

  private static Where at(Where where, MapNode tree, String key, int index) {
    FieldPath path = FieldPath.of(key).item(index);
    return where.at(path).from(tree.find(path).map(n -> n.origin()).orElse(where.origin()));
  }

  private Optional<Code> code(String id, CodeRegistry codes, Where where) {
    Optional<Code> code = codes.find(id);
    if (code.isEmpty()) {
      refuse(
          where,
          "there is no code \"" + id + "\"",
          "write the code as the finding shows it, or take the entry out");
    }
    return code;
  }

  private boolean isDisputable(Code code, Where where) {
    if (code.stage() != Stage.DECODE && code.stage() != Stage.SCHEMA) {
      return true;
    }
    refuse(
        where,
        code.id() + " is of the stage " + code.stage().word() + ", which cannot be disputed",
        "repair the object; no server would take it");
    return false;
  }

  private void hasReason(String text, Where where) {
    if (text.isBlank()) {
      refuse(where, "the reason is empty", "say in a sentence why nobody repairs it");
    }
  }

  private Optional<LocalDate> day(String text, Where where) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException noDate) {
      refuse(
          where,
          "\"" + text + "\" is no date",
          "write the last day on which it holds, for example until: 2027-01-31");
      return Optional.empty();
    }
  }

  private void refuse(Where where, String problem, String fix) {
    findings.add(EnvironmentCodes.BAD_DISPUTE, where, problem, fix);
  }
}
