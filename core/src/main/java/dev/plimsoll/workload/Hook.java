package dev.plimsoll.workload;

import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.PortName;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What is done in a container right after it starts, or right before it is stopped.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/">Container
 *     lifecycle hooks</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Hook {
  /** A command in the container. */
  record Exec(List<String> command) implements Hook {
    public Exec {
      command = List.copyOf(command);
      if (command.isEmpty()) {
        throw new IllegalArgumentException("a hook runs an empty command; name the program");
      }
    }
  }

  /** An HTTP request to the container. */
  record Http(PortName port, HttpPath path) implements Hook {}

  /** A pause, in whole seconds from 1, for example until load balancers no longer send requests. */
  record Sleep(Duration duration) implements Hook {
    public Sleep {
      if (DurationText.seconds(duration) < 1) {
        throw new IllegalArgumentException("a hook sleeps " + duration + "; write 1 s or more");
      }
    }
  }

  /** A command in the container. */
  static Hook exec(String... command) {
    return new Exec(List.of(command));
  }

  /** An HTTP request to a named port of the container. */
  static Hook http(String port, String path) {
    return new Http(PortName.of(port), HttpPath.of(path));
  }

  /** A pause. */
  static Hook sleep(Duration duration) {
    return new Sleep(duration);
  }
}
