package dev.plimsoll.workload;

import dev.plimsoll.finding.Place;
import dev.plimsoll.intent.BindingTable;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.Lowering;
import dev.plimsoll.intent.NetworkEngine;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.schema.KubernetesVersion;
import java.util.SortedSet;
import java.util.TreeSet;

/** An environment without a cloud, for tests of core. */
public final class PlainEnvironment {
  private PlainEnvironment() {}

  /** Everything is bound. */
  public static EnvironmentFacts of(Stage stage) {
    return of(stage, new PlainLowering());
  }

  /** Everything is bound, and lowered as given. */
  public static EnvironmentFacts of(Stage stage, Lowering lowering) {
    return new EnvironmentFacts(
        stage.word() + "-plain",
        stage,
        "plain",
        KubernetesVersion.V1_35,
        new NetworkEngine("calico", true, true, true),
        new AllBound(),
        lowering);
  }

  private static final class AllBound implements BindingTable {
    @Override
    public boolean isBound(Intent intent) {
      return true;
    }

    @Override
    public String scaffold(Intent intent) {
      return "";
    }

    @Override
    public SortedSet<String> keys() {
      return new TreeSet<>();
    }

    @Override
    public Place placeOf(String key) {
      return Place.UNKNOWN;
    }
  }
}
