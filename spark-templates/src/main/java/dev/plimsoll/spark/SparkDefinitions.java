package dev.plimsoll.spark;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import java.util.List;
import org.apiguardian.api.API;

/** Where the operator's CustomResourceDefinitions come from. */
@API(status = API.Status.EXPERIMENTAL)
public final class SparkDefinitions {
  private final List<Manifest> manifests;

  private SparkDefinitions(List<Manifest> manifests) {
    this.manifests = List.copyOf(manifests);
  }

  /** They are in the cluster already; nothing is written. */
  public static SparkDefinitions preinstalled() {
    return new SparkDefinitions(List.of());
  }

  List<Manifest> manifests(Origin origin) {
    return manifests;
  }
}
