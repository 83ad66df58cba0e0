package dev.plimsoll.targets.eks;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * An IAM role that pods act as.
 *
 * @param role its ARN
 */
@API(status = API.Status.EXPERIMENTAL)
public record EksIdentity(RoleArn role) {
  public EksIdentity {
    Objects.requireNonNull(role, "role");
  }
}
