package dev.plimsoll.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Texts of findings of several environments: each once, with a line that says where it holds, so
 * that what is wrong in a file that many extend is not told many times.
 *
 * <pre>
 * error PLM8001 overlay "overlays/prod.yaml#1": no manifest matches kind Deployment, name wbe
 *   fix: write "web", or take the overlay out
 *   at: overlays/prod.yaml:3:3
 *   in: prod-eks, prod-gke
 * </pre>
 *
 * Not thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class EnvironmentTexts {
  private final int environments;
  private final Map<String, Told> byText = new LinkedHashMap<>();

  /** A text as it was added first, and where it holds. */
  private record Told(String text, List<String> names) {}

  /**
   * No texts yet.
   *
   * @param environments how many are looked at; of a single one nothing is said of where
   */
  public EnvironmentTexts(int environments) {
    this.environments = environments;
  }

  /**
   * Adds a text.
   *
   * @param environment where it holds; empty if that is no matter of environments
   */
  public void add(String environment, String text) {
    List<String> names =
        byText
            .computeIfAbsent(
                text.replace(named(environment), named("")),
                unseen -> new Told(text, new ArrayList<>(1)))
            .names();
    if (!names.contains(environment)) {
      names.add(environment);
    }
  }

  /** All texts, in the order in which they were first added. */
  public List<String> texts() {
    return List.copyOf(whole().values());
  }

  /** All texts, by the texts that were added, in the order in which they first were. */
  public Map<String, String> whole() {
    var whole = new LinkedHashMap<String, String>();
    byText.values().forEach(told -> whole.put(told.text(), told.text() + where(told)));
    return Collections.unmodifiableMap(whole);
  }

  private static String named(String environment) {
    return "environment \"" + environment + "\"";
  }

  private String where(Told told) {
    List<String> names = told.names();
    boolean isSaid = names.size() == 1 && told.text().contains(named(names.get(0)));
    if (environments < 2 || isSaid || names.get(0).isEmpty()) {
      return "";
    }
    return "\n  in: "
        + (names.size() == environments
            ? (environments == 2 ? "both" : "all " + environments) + " environments"
            : String.join(", ", names));
  }
}
