package dev.plimsoll;

import dev.plimsoll.check.DecodeCodes;
import dev.plimsoll.finding.Counted;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * The kinds of a run that nobody knows, each once: notes about every single object would be passed
 * over, and silence taken for consent. Not thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class UncheckedKinds {
  private final SortedMap<String, Unchecked> byKind = new TreeMap<>();

  private static final class Unchecked {
    private final Set<String> environments = new TreeSet<>();
    private int objects;
  }

  /** None yet. */
  public UncheckedKinds() {}

  /** Whether a finding is a note about one object, of which {@link #lines} tell the kind. */
  public static boolean isSummedUp(Finding finding) {
    return finding.code().equals(DecodeCodes.NOT_CHECKED)
        && !finding.isError()
        && finding.where().subject() instanceof Subject.KubernetesObject;
  }

  /** Adds those that the findings of an environment name; errors speak for themselves. */
  public void add(String environment, Collection<Finding> findings) {
    for (Finding finding : findings) {
      if (isSummedUp(finding)
          && finding.where().subject() instanceof Subject.KubernetesObject object) {
        Unchecked kind =
            byKind.computeIfAbsent(
                object.kind() + " of " + object.apiVersion(), unseen -> new Unchecked());
        kind.environments.add(environment);
        kind.objects++;
      }
    }
  }

  /** A line for each kind, by name, and one that says what to do; none if all kinds are known. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    byKind.forEach(
        (kind, unchecked) ->
            lines.add(
                "not checked: "
                    + Counted.of(unchecked.objects, "object")
                    + " of kind "
                    + kind
                    + " in "
                    + String.join(", ", unchecked.environments)));
    if (!lines.isEmpty()) {
      lines.add(
          "  give their CustomResourceDefinitions: \"crds\" of the environment file, or with the"
              + " command");
    }
    return lines;
  }
}
