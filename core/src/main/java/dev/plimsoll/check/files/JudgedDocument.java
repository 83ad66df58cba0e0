package dev.plimsoll.check.files;

import dev.plimsoll.check.Verdict;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * What was found out about one document of a file.
 *
 * @param file the name of its source
 * @param index its position in the source, from 0; documents without content and files of kustomize
 *     do not count, each item of a {@code List} does
 * @param object which object, as far as the document says; all empty if it cannot be read
 * @param verdict what the API server would answer
 * @param findings what was found, of all stages, sorted
 */
@API(status = API.Status.EXPERIMENTAL)
public record JudgedDocument(
    String file,
    int index,
    Subject.KubernetesObject object,
    Verdict verdict,
    List<Finding> findings) {
  public JudgedDocument {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(verdict, "verdict");
    findings = List.copyOf(findings);
  }

  /** This with more findings; one of the server's own stages that is an error makes it refused. */
  JudgedDocument plus(Collection<Finding> more) {
    if (more.isEmpty()) {
      return this;
    }
    var all = new TreeSet<>(findings);
    all.addAll(more);
    boolean refused =
        more.stream().anyMatch(found -> found.isError() && found.code().stage().isServers());
    return new JudgedDocument(
        file, index, object, refused ? Verdict.REFUSED : verdict, new ArrayList<>(all));
  }
}
