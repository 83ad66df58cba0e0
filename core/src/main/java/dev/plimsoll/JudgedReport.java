package dev.plimsoll;

import dev.plimsoll.check.DecodeCodes;
import dev.plimsoll.check.Verdict;
import dev.plimsoll.check.files.JudgedDocument;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** What was found out about a rendered platform, document by document, as for files. */
@API(status = API.Status.EXPERIMENTAL)
public final class JudgedReport {
  private static final Subject.KubernetesObject NONE =
      new Subject.KubernetesObject("", "", Optional.empty(), "");

  private JudgedReport() {}

  /**
   * The documents that would be written, by the paths that they would have below the output folder;
   * before them one without object that holds the findings about the environment itself, if there
   * are any.
   *
   * @throws dev.plimsoll.finding.FindingsException if the manifests cannot be laid out in files
   */
  public static List<JudgedDocument> of(Report report) {
    String environment = report.environment().name();
    Map<Subject, List<Finding>> bySubject = new HashMap<>();
    for (Finding finding : report.findings()) {
      bySubject.computeIfAbsent(finding.where().subject(), s -> new ArrayList<>()).add(finding);
    }
    var documents = new ArrayList<JudgedDocument>();
    report
        .layout()
        .manifests()
        .forEach(
            (path, manifest) -> {
              var subject = (Subject.KubernetesObject) manifest.identity().subject();
              List<Finding> own = Optional.ofNullable(bySubject.remove(subject)).orElse(List.of());
              documents.add(
                  new JudgedDocument(environment + "/" + path, 0, subject, verdict(own), own));
            });
    List<Finding> rest =
        report.findings().stream()
            .filter(finding -> bySubject.containsKey(finding.where().subject()))
            .toList();
    if (!rest.isEmpty()) {
      documents.add(0, ofFindings(environment, rest));
    }
    return documents;
  }

  /** Findings that are about no document. */
  public static JudgedDocument ofFindings(String environment, List<Finding> findings) {
    return new JudgedDocument(environment, 0, NONE, Verdict.NOT_CHECKED, findings);
  }

  private static Verdict verdict(List<Finding> findings) {
    if (findings.stream().anyMatch(f -> f.isError() && f.code().stage().isServers())) {
      return Verdict.REFUSED;
    }
    boolean unknown = findings.stream().anyMatch(f -> f.code().equals(DecodeCodes.NOT_CHECKED));
    return unknown ? Verdict.NOT_CHECKED : Verdict.ACCEPTED;
  }
}
