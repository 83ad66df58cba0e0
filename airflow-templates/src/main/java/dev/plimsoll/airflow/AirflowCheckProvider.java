package dev.plimsoll.airflow;

import dev.plimsoll.check.Check;
import dev.plimsoll.check.CheckProvider;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import org.apiguardian.api.API;

/** Brings the checks of Airflow: for what is generated, overlaid, imported, or written by hand. */
@API(status = API.Status.EXPERIMENTAL)
public final class AirflowCheckProvider implements CheckProvider {
  @Override
  public List<Check> checks(Schemas schemas) {
    return List.of(new AirflowCheck(schemas.version()));
  }
}
