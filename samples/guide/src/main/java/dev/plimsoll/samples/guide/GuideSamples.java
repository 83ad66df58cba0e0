package dev.plimsoll.samples.guide;

import dev.plimsoll.platform.PlatformDefinition;
import example.nimbus.NimbusPlatform;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/** The sample platforms of the pages, by the names by which pages ask for their output. */
@API(status = API.Status.INTERNAL)
public final class GuideSamples {
  private GuideSamples() {}

  /** The definitions by name. */
  public static SortedMap<String, PlatformDefinition<?>> all() {
    var all = new TreeMap<String, PlatformDefinition<?>>();
    all.put("airflow", new ReadmePlatform());
    all.put("airflow-mistaken", new MistakenPlatform());
    all.put("component", new CachePlatform());
    all.put("flink", new FlinkPlatform());
    all.put("flink-mistaken", new MistakenFlinkPlatform());
    all.put("getting-started", new NimbusPlatform());
    all.put("overlays", new GreeterPlatform());
    all.put("readme", new ReadmePlatform());
    all.put("spark", new SparkPlatform());
    all.put("workloads", new ShopPlatform());
    all.put("workloads-seldom", new OddShopPlatform());
    all.put("spark-mistaken", new MistakenSparkPlatform());
    return Collections.unmodifiableSortedMap(all);
  }

  /** The folder of a sample's environments, from the root of the repository. */
  public static String environments(String name) {
    boolean likeReadme = List.of("airflow", "flink", "spark").stream().anyMatch(name::startsWith);
    return "samples/guide/environments/" + (likeReadme ? "readme" : name);
  }
}
