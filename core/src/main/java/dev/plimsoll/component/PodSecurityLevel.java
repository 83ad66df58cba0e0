package dev.plimsoll.component;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A level of the Pod Security Standards.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security
 *     Standards</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum PodSecurityLevel {
  /** No restriction. */
  PRIVILEGED,
  /** No known way to more rights. */
  BASELINE,
  /** Hardened; the default. */
  RESTRICTED;

  /** The value of the namespace label. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
