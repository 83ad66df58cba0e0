package dev.plimsoll.testing;

import dev.plimsoll.finding.Nearest;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on boxes and arrows as they are declared. An arrow is written as a sentence: who,
 * what, whom, for example {@code airflow/scheduler calls airflow/api-server}, {@code
 * prometheus/server scrapes data-jobs/marts}, {@code data-jobs/marts reads objectStore/lake}. What
 * the manifests permit is asked with {@link ReportAssert#pods}.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class TopologyAssert extends AbstractAssert<TopologyAssert, Topology> {
  TopologyAssert(Topology actual) {
    super(actual, TopologyAssert.class);
  }

  /** Verifies that boxes are drawn, by namespace and role: {@code airflow/scheduler}. */
  public TopologyAssert hasBoxes(String... ids) {
    isNotNull();
    SortedSet<String> known = boxes();
    for (String id : ids) {
      if (!known.contains(id)) {
        throw failure("Expecting a box%s\nbut the boxes are:%s", missing(id, known), lines(known));
      }
    }
    return this;
  }

  /** Verifies that arrows are drawn, among others. */
  public TopologyAssert hasArrows(String... arrows) {
    isNotNull();
    SortedSet<String> known = arrows();
    for (String arrow : arrows) {
      if (!known.contains(arrow)) {
        throw failure(
            "Expecting an arrow%s\nbut the arrows at its ends are:%s",
            missing(arrow, known), lines(neighbours(arrow, known)));
      }
    }
    return this;
  }

  /** Verifies that arrows are not drawn. */
  public TopologyAssert doesNotHaveArrows(String... arrows) {
    isNotNull();
    SortedSet<String> known = arrows();
    for (String arrow : arrows) {
      if (known.contains(arrow)) {
        throw failure("Expecting no arrow\n  %s\nbut it is drawn", arrow);
      }
    }
    return this;
  }

  /** Verifies that these arrows are drawn and no others; the order does not count. */
  public TopologyAssert hasOnlyArrows(String... arrows) {
    isNotNull();
    var wanted = new TreeSet<>(Arrays.asList(arrows));
    SortedSet<String> known = arrows();
    var missing = new TreeSet<>(wanted);
    missing.removeAll(known);
    var extra = new TreeSet<>(known);
    extra.removeAll(wanted);
    if (!missing.isEmpty() || !extra.isEmpty()) {
      throw failure(
          "Expecting only the arrows:%s\nbut missing are:%s\nand not expected are:%s",
          lines(wanted), lines(missing), lines(extra));
    }
    return this;
  }

  /** Without the Kubernetes API, DNS and webhooks, as pictures for people are. */
  public TopologyAssert withoutSystemArrows() {
    isNotNull();
    return new TopologyAssert(actual.withoutSystemArrows()).as(descriptionText());
  }

  private SortedSet<String> boxes() {
    return actual.boxes().stream()
        .map(box -> box.pods().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private SortedSet<String> arrows() {
    return actual.arrows().stream()
        .map(TopologyAssert::sentence)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sentence(Arrow arrow) {
    return arrow.from().id() + " " + arrow.verb() + " " + arrow.to().id();
  }

  private static String missing(String wanted, SortedSet<String> known) {
    return "\n  "
        + wanted
        + Nearest.of(wanted, known).map(near -> "\nmaybe you mean\n  " + near).orElse("");
  }

  private static SortedSet<String> neighbours(String arrow, SortedSet<String> known) {
    List<String> words = List.of(arrow.split(" ", -1));
    String from = words.get(0) + " ";
    String to = " " + words.get(words.size() - 1);
    return known.stream()
        .filter(other -> other.startsWith(from) || other.endsWith(to))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String lines(SortedSet<String> texts) {
    return texts.isEmpty() ? "\n  none" : "\n  " + String.join("\n  ", texts);
  }
}
