package dev.plimsoll.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Holds the floors of the house: a module stands only on modules of lower floors, and the doors of
 * {@code internal} packages stay closed to other modules.
 *
 * <p>The floors are those of {@code docs/decisions/0001-floors-and-package-order.md}.
 */
class FloorsTest {
  private static final Map<String, Integer> FLOORS =
      Map.ofEntries(
          Map.entry("schemas", 0),
          Map.entry("core", 1),
          Map.entry("targets", 2),
          Map.entry("policies", 2),
          Map.entry("spark-templates", 2),
          Map.entry("flink-templates", 2),
          Map.entry("airflow-templates", 2),
          Map.entry("monitoring-templates", 2),
          Map.entry("testing", 3),
          Map.entry("maven-plugin", 3),
          Map.entry("cli", 3),
          Map.entry("samples", 4),
          Map.entry("site", 4),
          Map.entry("benchmarks", 4),
          Map.entry("fuzz", 4),
          Map.entry("house", 5));

  @Test
  void everyModuleHasAFloor() {
    assertThat(House.modules().stream().map(House::room).distinct())
        .containsExactlyInAnyOrderElementsOf(FLOORS.keySet());
  }

  /** A test may look sideways: samples are tested with the kit, the site compiles samples. */
  @Test
  void aModuleStandsOnlyOnLowerFloors() {
    var breaches = new ArrayList<String>();
    for (String module : House.modules()) {
      House.dependencies(module)
          .forEach(
              (other, scope) -> {
                int allowed =
                    FLOORS.get(House.room(module)) - (mayLookSideways(module, scope) ? 0 : 1);
                if (FLOORS.get(other) > allowed) {
                  breaches.add(module + " depends on " + other);
                }
              });
    }
    assertThat(breaches).isEmpty();
  }

  @Test
  void noPackageIsInTwoModules() {
    var homes = new TreeMap<String, TreeSet<String>>();
    for (String module : House.modules()) {
      for (Path source : House.sources(module)) {
        homes.computeIfAbsent(House.packageOf(module, source), name -> new TreeSet<>()).add(module);
      }
    }
    homes.values().removeIf(modules -> modules.size() == 1);
    assertThat(homes).isEmpty();
  }

  @Test
  void internalPackagesAreClosedToOtherModules() {
    var homes = new TreeMap<String, String>();
    for (String module : House.modules()) {
      for (Path source : House.sources(module)) {
        String name = House.packageOf(module, source);
        if ((name + ".").contains(".internal.")) {
          homes.put(name, module);
        }
      }
    }
    List<String> breaches = new ArrayList<>();
    for (String module : House.modules()) {
      for (Path source : House.sources(module)) {
        String text = House.read(source);
        homes.forEach(
            (name, home) -> {
              if (!home.equals(module) && text.contains(name + ".")) {
                breaches.add(House.ROOT.relativize(source) + " enters " + name + " of " + home);
              }
            });
      }
    }
    assertThat(breaches).isEmpty();
  }

  private static boolean mayLookSideways(String module, String scope) {
    return scope.equals("test") || module.equals("site");
  }
}
