package dev.plimsoll.check.files;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.node.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Adds what was found in all documents together to the documents that it is about. */
final class FindingPlaces {
  private final List<FileRun.Pending> documents;
  private final List<JudgedDocument> judged;
  private final Map<Subject, List<Integer>> bySubject = new HashMap<>();

  /** For each file the documents by the line where they begin. */
  private final Map<String, NavigableMap<Integer, Integer>> byFile = new HashMap<>();

  FindingPlaces(List<FileRun.Pending> documents, List<JudgedDocument> judged) {
    this.documents = documents;
    this.judged = judged;
  }

  void add(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    for (int i = 0; i < judged.size(); i++) {
      JudgedDocument document = judged.get(i);
      bySubject.computeIfAbsent(document.object(), s -> new ArrayList<>(1)).add(i);
      byFile.computeIfAbsent(document.file(), f -> new TreeMap<>()).put(line(i), i);
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
      OptionalInt holder = holder(wanted);
      if (holder.isPresent()
          && (same.isEmpty() || isOf(holder.getAsInt(), finding.where().subject()))) {
        return holder.getAsInt();
      }
      for (int i = same.size() - 1; i >= 0; i--) {
        int at = same.get(i);
        if (judged.get(at).file().equals(wanted.file()) && line(at) <= wanted.line()) {
          return at;
        }
      }
    }
    return same.isEmpty() ? 0 : same.get(0);
  }

  /** The last document that begins at or before a line. */
  private OptionalInt holder(Place.InFile wanted) {
    NavigableMap<Integer, Integer> lines =
        byFile.getOrDefault(wanted.file(), Collections.emptyNavigableMap());
    Map.Entry<Integer, Integer> last = lines.floorEntry(wanted.line());
    return last == null ? OptionalInt.empty() : OptionalInt.of(last.getValue());
  }

  private boolean isOf(int at, Subject subject) {
    return judged.get(at).object().equals(subject);
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
