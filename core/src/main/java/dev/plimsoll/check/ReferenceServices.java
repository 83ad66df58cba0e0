package dev.plimsoll.check;

import static dev.plimsoll.check.ReferenceWords.and;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.Answer;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.PodSet;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.References;
import java.util.List;
import java.util.TreeSet;

/**
 * Reports ports of Services without a {@code targetPort}, which then lead to the same number, that
 * no container declares.
 */
final class ReferenceServices {
  private static final FieldPath SELECTOR = FieldPath.of("spec", "selector");
  private static final FieldPath PORTS = FieldPath.of("spec", "ports");

  private final References references;
  private final Findings findings;

  ReferenceServices(References references, Findings findings) {
    this.references = references;
    this.findings = findings;
  }

  void check() {
    for (Reference reference : references.all()) {
      Manifest service = reference.from();
      boolean isServices =
          KindName.of(service).equals(KindName.SERVICE) && reference.path().equals(SELECTOR);
      if (isServices
          && reference.answer() instanceof Answer.Selected selected
          && service.find(PORTS).orElse(service.tree()) instanceof ListNode ports) {
        for (int i = 0; i < ports.size(); i++) {
          if (ports.get(i) instanceof MapNode port
              && !port.has("targetPort")
              && port.find("port").orElse(port) instanceof ScalarNode number) {
            port(service, PORTS.item(i).field("port"), number.text(), selected.pods());
          }
        }
      }
    }
  }

  private void port(Manifest service, FieldPath path, String number, List<PodSet> pods) {
    boolean known = pods.stream().allMatch(set -> set.ports().isPresent());
    boolean opened =
        pods.stream()
            .anyMatch(
                set ->
                    set.ports().isPresent()
                        && set.ports().get().values().stream()
                            .anyMatch(n -> n.toString().equals(number)));
    if (pods.isEmpty() || !known || opened) {
      return;
    }
    var declared = new TreeSet<Integer>();
    pods.forEach(set -> declared.addAll(set.ports().orElseThrow().values()));
    List<String> owners =
        pods.stream().map(set -> set.maker().identity().toString()).distinct().toList();
    String open =
        declared.isEmpty()
            ? "declared is none"
            : "declared "
                + (declared.size() == 1 ? "is " : "are ")
                + and(declared.stream().map(String::valueOf).toList());
    String fix =
        declared.isEmpty()
            ? "declare the port in the container"
            : "add targetPort: " + declared.first() + ", or declare the port in the container";
    findings.add(
        new Finding(
            ReferenceCheckCodes.PORT_NOT_OPENED,
            Severity.WARNING,
            service.where(path),
            "leads to port "
                + number
                + ", since there is no targetPort; no container of "
                + and(owners)
                + " declares it; "
                + open,
            fix));
  }
}
