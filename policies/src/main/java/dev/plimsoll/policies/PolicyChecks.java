package dev.plimsoll.policies;

import dev.plimsoll.check.Check;
import dev.plimsoll.check.CheckProvider;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Brings the checks of expressions: rules of custom resource definitions, and admission policies.
 * Found by {@link java.util.ServiceLoader}; nothing is to be called.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class PolicyChecks implements CheckProvider {
  /** For {@link java.util.ServiceLoader}. */
  public PolicyChecks() {}

  @Override
  public List<Check> checks(Schemas schemas) {
    return List.of(new CelCheck(schemas), new PolicyCheck(schemas));
  }
}
