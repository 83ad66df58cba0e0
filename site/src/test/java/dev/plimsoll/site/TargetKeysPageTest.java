package dev.plimsoll.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.site.PageTables.Row;
import dev.plimsoll.target.TargetProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about targets names each key that a target or a binding reads, and its default. */
class TargetKeysPageTest {
  private static final PageTables PAGE = PageTables.of(new Repository(Path.of("..")), "targets");
  private static final String REQUIRED = "must be written";

  /** The word in a binding's key, and the kind of intent. */
  private static final SortedMap<String, Class<? extends Intent>> KINDS =
      new TreeMap<>(
          Map.of(
              "objectStore", ObjectStore.class,
              "database", Database.class,
              "endpoint", WebEndpoint.class,
              "identity", Identity.class,
              "nodePool", NodePool.class,
              "secret", SecretNeed.class));

  static Stream<TargetProvider> targets() {
    return ServiceLoader.load(TargetProvider.class).stream().map(ServiceLoader.Provider::get);
  }

  static Stream<String> kinds() {
    return KINDS.keySet().stream();
  }

  @Test
  void allFourTargetsAreJudged() {
    assertThat(targets().map(TargetProvider::name)).contains("eks", "gke", "aks", "on-prem");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everyKeyOfATargetIsOnThePageWithItsDefault(TargetProvider target) {
    var rows = new ArrayList<Row>(PAGE.under("### Keys of every target"));
    rows.addAll(PAGE.under("### " + target.name()));
    compare(rows, 2, RecordKeys.of(target.configuration()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKeyOfABindingIsOnThePageWithItsDefault(String kind) {
    targets()
        .forEach(
            target -> {
              List<Row> rows =
                  PAGE.under("### " + kind).stream()
                      .filter(row -> isOf(row, target.name()))
                      .toList();
              compare(rows, 3, RecordKeys.of(target.binding(KINDS.get(kind)).orElseThrow()));
            });
  }

  private static boolean isOf(Row row, String target) {
    return row.cells().get(1).equals("all") || row.code(1).contains(target);
  }

  private static void compare(
      List<Row> rows, int defaults, SortedMap<String, RecordKeys.Key> keys) {
    assertThat(rows.stream().flatMap(row -> row.keys().stream()))
        .as("keys of the page, each once, and those of the record")
        .containsExactlyInAnyOrderElementsOf(keys.keySet());
    for (Row row : rows) {
      for (String name : row.keys()) {
        RecordKeys.Key key = keys.get(name);
        String cell = row.cells().get(defaults);
        switch (key.need()) {
          case REQUIRED -> assertThat(cell).as(name).isEqualTo(REQUIRED);
          case DEFAULTED ->
              assertThat(row.code(defaults)).as(name).containsExactly(key.standard().orElseThrow());
          case OPTIONAL -> assertThat(cell).as(name).isNotBlank().isNotEqualTo(REQUIRED);
        }
      }
    }
  }
}
