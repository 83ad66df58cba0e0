package dev.plimsoll.flink;

import dev.plimsoll.check.Check;
import dev.plimsoll.check.CheckProvider;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import org.apiguardian.api.API;

/** Brings the checks of Flink. */
@API(status = API.Status.EXPERIMENTAL)
public final class FlinkCheckProvider implements CheckProvider {
  @Override
  public List<Check> checks(Schemas schemas) {
    return List.of(new FlinkCheck());
  }
}
