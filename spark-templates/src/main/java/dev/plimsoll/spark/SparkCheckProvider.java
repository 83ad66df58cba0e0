package dev.plimsoll.spark;

import dev.plimsoll.check.Check;
import dev.plimsoll.check.CheckProvider;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.spark.internal.SparkKinds;
import java.util.List;
import org.apiguardian.api.API;

/** Brings the checks of Spark, and the kinds of its operator. */
@API(status = API.Status.EXPERIMENTAL)
public final class SparkCheckProvider implements CheckProvider {
  private static final List<MapNode> DEFINITIONS =
      SparkKinds.definitions(Origin.render("spark-operator", "SparkCheckProvider.definitions"));

  @Override
  public List<MapNode> definitions() {
    return DEFINITIONS;
  }

  @Override
  public List<Check> checks(Schemas schemas) {
    return List.of(new SparkCheck());
  }
}
