package dev.plimsoll.check.files;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeRegistry;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.record.RecordReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * What a team says of findings that it does not repair:
 *
 * <pre>
 * schema: plimsoll/waivers/v1
 * disputed:
 *   - { code: PLM5001, object: "Deployment data/web", reason: "made by Vault", until: 2027-01-31 }
 * accepted:
 *   - { code: PLM8405, reason: "the egress gateway narrows it" }
 * </pre>
 *
 * <p>A disputed error names one object and a last day; an accepted warning may name an object. An
 * object may end in {@code *}. Errors of the stages decode and schema cannot be disputed: no server
 * would take the object. Not thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Waivers implements Excuse.Source {
  private static final String SCHEMA = "plimsoll/waivers/v1";

  private final String file;
  private final List<Waiver> waivers = new ArrayList<>();
  private final Set<Waiver> used = new HashSet<>();

  /** The file. */
  record Content(String schema, List<Disputed> disputed, List<Accepted> accepted) {}

  /** An error that somebody disputes. */
  record Disputed(String code, String object, String reason, String until) {}

  /** A warning that somebody accepts. */
  record Accepted(String code, Optional<String> object, String reason) {}

  private record Waiver(Severity severity, String code, String object, Excuse excuse, Where where) {
    boolean covers(Finding finding) {
      return finding.severity() == severity
          && finding.code().id().equals(code)
          && matches(finding.where().subject().toString());
    }

    private boolean matches(String subject) {
      return object.endsWith("*")
          ? subject.startsWith(object.substring(0, object.length() - 1))
          : subject.equals(object);
    }
  }

  private Waivers(String file) {
    this.file = file;
  }

  /**
   * Reads waivers.
   *
   * @param file what findings call the file
   * @param today an entry whose last day is before it is void, and reported
   * @param codes the codes that there are
   * @param findings receives what is wrong with the file
   */
  public static Waivers read(
      byte[] bytes, String file, LocalDate today, CodeRegistry codes, Findings findings) {
    var waivers = new Waivers(file);
    List<YamlDocument> documents = YamlReader.read(bytes, file, findings);
    Where where = Where.named("file", file).in(Place.file(file, 0, 0));
    if (documents.size() != 1
        || !(documents.get(0).root() instanceof MapNode tree)
        || !tree.findText("schema").equals(Optional.of(SCHEMA))) {
      findings.add(
          FileCodes.BAD_WAIVER,
          where,
          "the file holds no waivers",
          "write one map that begins with \"schema: " + SCHEMA + "\"");
      return waivers;
    }
    new RecordReader(findings)
        .read(tree, Content.class, where)
        .ifPresent(content -> waivers.add(content, tree, today, codes, findings));
    return waivers;
  }

  private void add(
      Content content, MapNode tree, LocalDate today, CodeRegistry codes, Findings findings) {
    for (int i = 0; i < content.disputed().size(); i++) {
      Disputed entry = content.disputed().get(i);
      Where where = where(tree, "disputed", i);
      Optional<Code> code = code(entry.code(), codes, where, findings);
      if (code.isPresent() && isCurrent(entry.until(), today, where, findings)) {
        Stage stage = code.get().stage();
        if (stage == Stage.DECODE || stage == Stage.SCHEMA) {
          findings.add(
              FileCodes.BAD_WAIVER,
              where,
              entry.code() + " is of the stage " + stage.word() + ", which cannot be disputed",
              "repair the object; a baseline can carry it over while you do");
          continue;
        }
        var excuse =
            new Excuse(Excuse.Kind.DISPUTED, entry.reason() + " (until " + entry.until() + ")");
        waivers.add(new Waiver(Severity.ERROR, entry.code(), entry.object(), excuse, where));
      }
    }
    for (int i = 0; i < content.accepted().size(); i++) {
      Accepted entry = content.accepted().get(i);
      Where where = where(tree, "accepted", i);
      if (code(entry.code(), codes, where, findings).isPresent()) {
        var excuse = new Excuse(Excuse.Kind.ACCEPTED, entry.reason());
        waivers.add(
            new Waiver(Severity.WARNING, entry.code(), entry.object().orElse("*"), excuse, where));
      }
    }
  }

  private Where where(MapNode tree, String key, int index) {
    FieldPath path = FieldPath.of(key).item(index);
    return new Where(
        Where.named("file", file).subject(), path, tree.find(path).orElse(tree).origin());
  }

  private static Optional<Code> code(
      String id, CodeRegistry codes, Where where, Findings findings) {
    Optional<Code> code = codes.find(id);
    if (code.isEmpty()) {
      findings.add(
          FileCodes.BAD_WAIVER,
          where,
          "there is no code \"" + id + "\"",
          "write the code as the finding shows it, or take the entry out");
    }
    return code;
  }

  private static boolean isCurrent(String until, LocalDate today, Where where, Findings findings) {
    try {
      if (!LocalDate.parse(until).isBefore(today)) {
        return true;
      }
      findings.add(
          FileCodes.BAD_WAIVER,
          where,
          "the dispute ended on " + until,
          "repair what it is about, or say anew why not and until when");
    } catch (DateTimeParseException noDate) {
      findings.add(
          FileCodes.BAD_WAIVER,
          where,
          "\"" + until + "\" is no date",
          "write the last day on which it holds, for example until: 2027-01-31");
    }
    return false;
  }

  @Override
  public Optional<Excuse> of(JudgedDocument document, Finding finding) {
    for (Waiver waiver : waivers) {
      if (waiver.covers(finding)) {
        used.add(waiver);
        return Optional.of(waiver.excuse());
      }
    }
    return Optional.empty();
  }

  /** Entries that no finding needed so far: what they were about is repaired, or misspelt. */
  public List<Finding> unused() {
    return waivers.stream()
        .filter(waiver -> !used.contains(waiver))
        .map(
            waiver ->
                Finding.of(
                    FileCodes.UNUSED_WAIVER,
                    waiver.where(),
                    "nothing was found that it covers: "
                        + waiver.code()
                        + (waiver.object().equals("*") ? "" : " " + waiver.object()),
                    "take it out, or correct the code or the object"))
        .toList();
  }
}
