package dev.plimsoll.spark;

import dev.plimsoll.check.Check;
import dev.plimsoll.check.CheckProvider;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import org.apiguardian.api.API;

/** Brings the checks of Spark. */
@API(status = API.Status.EXPERIMENTAL)
public final class SparkCheckProvider implements CheckProvider {
  @Override
  public List<Check> checks(Schemas schemas) {
    return List.of(new SparkCheck());
  }
}
