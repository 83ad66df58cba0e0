package dev.plimsoll.check.files;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.node.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds what was found in all documents together to the documents that it is about. */
final class FindingPlaces {
  private final List<FileRun.Pending> documents;
  private final List<JudgedDocument> judged;
  private final Map<Subject, List<Integer>> bySubject = new HashMap<>();

  FindingPlaces(List<FileRun.Pending> documents, List<JudgedDocument> judged) {
    this.documents = documents;
    this.judged = judged;
  }

  void add(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    for (int i = 0; i < judged.size(); i++) {
      bySubject.computeIfAbsent(judged.get(i).object(), s -> new ArrayList<>(1)).add(i);
    }
    var more = new HashMap<Integer, List<Finding>>();
    for (Finding finding : findings) {
      more.computeIfAbsent(place(finding), i -> new ArrayList<>()).add(finding);
    }
    more.forEach((at, found) -> judged.set(at, judged.get(at).plus(found)));
  }

  /** The document of the subject; of several with one identity, the one with the finding's line. */
  private int place(Finding finding) {
    List<Integer> same = bySubject.getOrDefault(finding.where().subject(), List.of());
    if (same.size() == 1) {
      return same.get(0);
    }
    if (finding.where().origin().place() instanceof Place.InFile wanted) {
      int best = -1;
      for (int i = 0; i < judged.size(); i++) {
        boolean candidate = same.isEmpty() || same.contains(i);
        if (candidate && judged.get(i).file().equals(wanted.file()) && line(i) <= wanted.line()) {
          best = i;
        }
      }
      if (best >= 0) {
        return best;
      }
    }
    return same.isEmpty() ? 0 : same.get(0);
  }

  private int line(int at) {
    return documents
        .get(at)
        .root()
        .map(Node::origin)
        .map(origin -> origin.place() instanceof Place.InFile place ? place.line() : 0)
        .orElse(0);
  }
}
