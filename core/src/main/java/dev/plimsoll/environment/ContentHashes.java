package dev.plimsoll.environment;

import org.apiguardian.api.API;

/**
 * Which objects get a hash of their content at the end of their name, so that a change of content
 * is a change of name, and what refers to it restarts.
 *
 * <p>The annotation {@value #ANNOTATION} of an object, {@code "true"} or {@code "false"}, decides
 * before this does; it is not emitted.
 */
@API(status = API.Status.EXPERIMENTAL)
public enum ContentHashes {
  /** Only those that say so themselves. */
  MARKED,
  /**
   * Every ConfigMap and Secret that a field of another object names. One that is found by its
   * labels, such as a dashboard, keeps its name.
   */
  NAMED;

  /** The annotation with which an object asks for a hash, or declines one. */
  public static final String ANNOTATION = "plimsoll.dev/content-hash";
}
