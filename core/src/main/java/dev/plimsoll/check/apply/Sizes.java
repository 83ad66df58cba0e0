package dev.plimsoll.check.apply;

import dev.plimsoll.check.CheckedDocument;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.nio.charset.StandardCharsets;

/** How large an object is as JSON, and what cannot carry it. */
final class Sizes {
  private static final int REQUEST = 3 * 1024 * 1024;
  private static final int STORED = 3 * 512 * 1024;
  private static final int ANNOTATIONS = 256 * 1024;
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  /** Below this many characters nothing is too large, however they are written. */
  private static final int HARMLESS = ANNOTATIONS / 8;

  private final CheckedDocument document;
  private final Findings findings;

  Sizes(CheckedDocument document, Findings findings) {
    this.document = document;
    this.findings = findings;
  }

  void check() {
    if (characters(document.given()) < HARMLESS) {
      return;
    }
    int size = bytes(JsonWriter.compact(document.given()));
    if (size > REQUEST) {
      findings.add(
          ApplyCodes.REQUEST_SIZE,
          document.where(FieldPath.ROOT),
          size + " bytes of JSON are more than the " + REQUEST + " of a request",
          "split the object");
      return;
    }
    if (size > STORED) {
      Finding found =
          Finding.of(
              ApplyCodes.STORED_SIZE,
              document.where(FieldPath.ROOT),
              size + " bytes of JSON are more than the " + STORED + " that etcd stores",
              "split the object");
      findings.add(document.kind().isCustom() ? found.graded(Severity.ERROR) : found);
    }
    int annotations = annotations() + LAST_APPLIED.length() + size;
    if (annotations > ANNOTATIONS) {
      findings.add(
          ApplyCodes.CLIENT_APPLY,
          document.where(FieldPath.ROOT),
          "with "
              + size
              + " bytes of JSON kubectl's client-side apply makes annotations of "
              + annotations
              + " bytes, more than "
              + ANNOTATIONS,
          "apply it with --server-side");
    }
  }

  private int annotations() {
    int[] size = {0};
    document
        .given()
        .findMap("metadata")
        .flatMap(metadata -> metadata.findMap("annotations"))
        .ifPresent(
            map ->
                map.forEach(
                    (key, value) -> {
                      if (!key.equals(LAST_APPLIED) && value instanceof ScalarNode scalar) {
                        size[0] += bytes(key) + bytes(scalar.text());
                      }
                    }));
    return size[0];
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The characters of all keys and scalars, which is cheap to know. */
  private static int characters(Node node) {
    int sum = 0;
    if (node instanceof MapNode map) {
      for (int i = 0; i < map.size(); i++) {
        sum += map.keyAt(i).length() + 4 + characters(map.valueAt(i));
      }
    } else if (node instanceof ListNode list) {
      for (int i = 0; i < list.size(); i++) {
        sum += 1 + characters(list.get(i));
      }
    } else if (node instanceof ScalarNode scalar) {
      sum = 2 + scalar.text().length();
    } else if (node instanceof EmbeddedNode embedded) {
      sum = 2 + embedded.text().length();
    }
    return sum;
  }
}
