package dev.plimsoll.targets.onprem;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How web endpoints of a cluster of your own are served. Who reaches a controller is decided where
 * it is installed; so each visibility names one.
 *
 * @param internal what serves internal endpoints
 * @param internet what serves public endpoints; without it there are none
 */
@API(status = API.Status.EXPERIMENTAL)
public record OnPremWeb(OnPremEntrance internal, Optional<OnPremEntrance> internet) {
  public OnPremWeb {
    Objects.requireNonNull(internal, "internal");
    Objects.requireNonNull(internet, "internet");
  }
}
