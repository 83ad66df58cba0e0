package dev.plimsoll.platform;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.overlay.Overlay;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A platform in code: what users write. It has a public constructor without parameters and keeps no
 * state.
 *
 * @param <S> the record of settings that environment files give; {@link NoSettings} if there are
 *     none
 */
@API(status = API.Status.EXPERIMENTAL)
@FunctionalInterface
public interface PlatformDefinition<S extends Record> {
  /** Describes the platform for one environment. Reads nothing but the environment. */
  Platform define(Environment<S> env);

  /**
   * Edits in Java for one environment or target; they run after those of the environment's files.
   * Default: none.
   */
  default List<Overlay> overlays(Environment<S> env) {
    return List.of();
  }

  /** For definitions without settings. */
  record NoSettings() {}
}
