package dev.plimsoll.samples.guide;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.finding.Finding;
import example.nimbus.NimbusPlatform;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.apiguardian.api.API;

/** Plimsoll as a library of another program. */
@API(status = API.Status.INTERNAL)
public final class Embedding {
  private Embedding() {}

  /**
   * On the class path of the program: what is wrong with an environment; it is written if nothing
   * is.
   */
  public static List<Finding> direct(Path environments, Path out) {
    // region direct
    var plimsoll = Plimsoll.of(new NimbusPlatform()).withEnvironments(environments);
    Report report = plimsoll.render("prod-eks"); // nothing is written
    if (!report.hasErrors()) {
      plimsoll.generate("prod-eks", out);
    }
    return report.findings(); // all of them, sorted
    // endregion
  }

  /** Beside the program, in a class loader of its own. */
  public static SortedMap<String, String> isolated(Path lib, Path environments) {
    // region isolated
    try (var plimsoll =
        Plimsoll.isolated(List.of(lib))
            .withDefinition("example.nimbus.NimbusPlatform")
            .withEnvironments(environments)) {
      return plimsoll.render("prod-eks").files(); // path -> text
    }
    // endregion
  }
}
