package dev.plimsoll.workload;

import dev.plimsoll.intent.SecretNeed;
import org.apiguardian.api.API;

/**
 * The value of an environment variable.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/">Define
 *     environment variables for a container</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface EnvValue {
  /**
   * The text itself; {@code $(NAME)} stands for a variable that comes before it.
   *
   * @param text any text
   */
  record Literal(String text) implements EnvValue {}

  /**
   * A field of the pod, for example {@code metadata.name} or {@code status.podIP}.
   *
   * @param path the field
   */
  record Field(String path) implements EnvValue {}

  /**
   * What a container asks for or may use, for example {@code limits.memory}.
   *
   * @param resource the resource of the variable's own container
   * @param divisor the unit that the number is in, for example {@code 1Mi}; {@code 1} for bytes and
   *     whole cores, rounded up
   */
  record Resource(String resource, String divisor) implements EnvValue {}

  /**
   * A key of a Secret.
   *
   * @param secret the Secret, by what is needed of it
   * @param key one of its keys
   */
  record FromSecret(SecretNeed secret, String key) implements EnvValue {
    public FromSecret {
      String asked = key;
      if (secret.keys().stream().noneMatch(known -> known.name().equals(asked))) {
        throw new IllegalArgumentException(
            "secret \""
                + secret.name()
                + "\" has no key \""
                + key
                + "\"; it has "
                + secret.keys().stream().map(known -> known.name()).toList());
      }
    }
  }

  /**
   * A value of a ConfigMap that the workload brings.
   *
   * @param values the ConfigMap
   * @param key one of its keys
   */
  record FromConfig(ConfigValues values, String key) implements EnvValue {
    public FromConfig {
      if (!values.entries().containsKey(key)) {
        throw new IllegalArgumentException(
            "config \""
                + values.name()
                + "\" has no key \""
                + key
                + "\"; it has "
                + values.entries().keySet());
      }
    }
  }

  /** The text itself. */
  static EnvValue of(String text) {
    return new Literal(text);
  }

  /** A field of the pod. */
  static EnvValue field(String path) {
    return new Field(path);
  }

  /** What the container asks for or may use, in bytes or whole cores. */
  static EnvValue resource(String resource) {
    return new Resource(resource, "1");
  }

  /**
   * A key of a Secret.
   *
   * @throws IllegalArgumentException if the need does not name that key
   */
  static EnvValue secret(SecretNeed secret, String key) {
    return new FromSecret(secret, key);
  }

  /**
   * A value of a ConfigMap.
   *
   * @throws IllegalArgumentException if it has no such key
   */
  static EnvValue config(ConfigValues values, String key) {
    return new FromConfig(values, key);
  }
}
