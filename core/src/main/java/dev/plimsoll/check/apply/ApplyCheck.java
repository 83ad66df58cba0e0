package dev.plimsoll.check.apply;

import dev.plimsoll.check.CheckedDocument;
import dev.plimsoll.check.DocumentCheck;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Looks at one object as something that is applied: is it small enough, can its controller make
 * pods of it, does it say what is not for it to say? Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ApplyCheck implements DocumentCheck {
  private static final FieldPath METADATA = FieldPath.of("metadata");
  private static final int LONGEST_STATEFUL_SET = 52;
  private static final List<String> SERVERS =
      List.of(
          "uid",
          "creationTimestamp",
          "deletionTimestamp",
          "generation",
          "managedFields",
          "selfLink");

  /** The check. */
  public ApplyCheck() {}

  @Override
  public Stage stage() {
    return Stage.RUNTIME;
  }

  @Override
  public void check(CheckedDocument document, Findings findings) {
    new Sizes(document, findings).check();
    EmbeddedTexts.check(document, findings);
    name(document, findings);
    serversFields(document, findings);
  }

  private static void name(CheckedDocument document, Findings findings) {
    boolean stateful =
        document.kind().kind().equals("StatefulSet") && document.kind().group().equals("apps");
    String name = metadata(document).flatMap(map -> map.findText("name")).orElse("");
    if (stateful && name.length() > LONGEST_STATEFUL_SET) {
      findings.add(
          ApplyCodes.STATEFUL_SET_NAME,
          document.where(METADATA.field("name")),
          "\""
              + name
              + "\" has "
              + name.length()
              + " characters, more than 52: no pod will be made",
          "shorten the name to 52 characters");
    }
  }

  private static void serversFields(CheckedDocument document, Findings findings) {
    for (String field : SERVERS) {
      if (metadata(document).flatMap(map -> map.find(field)).filter(ApplyCheck::says).isPresent()) {
        note(document, METADATA.field(field), findings);
      }
    }
    boolean separate = document.kind().traits().subresources().contains("status");
    if (separate && document.given().find("status").filter(ApplyCheck::says).isPresent()) {
      note(document, FieldPath.of("status"), findings);
    }
  }

  private static void note(CheckedDocument document, FieldPath path, Findings findings) {
    findings.add(
        ApplyCodes.SERVERS_FIELD,
        document.where(path),
        "what the server itself writes",
        "remove " + path);
  }

  private static Optional<MapNode> metadata(CheckedDocument document) {
    return document.given().findMap("metadata");
  }

  /** Whether a value says anything: generators like to write null and empty maps. */
  private static boolean says(Node node) {
    if (node instanceof MapNode map) {
      return map.keys().stream()
          .anyMatch(key -> map.find(key).filter(ApplyCheck::says).isPresent());
    }
    return node instanceof ListNode list
        ? !list.isEmpty()
        : !(node instanceof ScalarNode scalar && (scalar.isNull() || scalar.text().isEmpty()));
  }
}
