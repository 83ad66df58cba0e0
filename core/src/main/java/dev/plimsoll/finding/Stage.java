package dev.plimsoll.finding;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The stage of a run that a finding comes from, in the order in which the stages run. The first
 * four of the checks are the API server's.
 */
@API(status = API.Status.EXPERIMENTAL)
public enum Stage {
  /** Command line, plugin configuration, class path. */
  USAGE,
  /** Environment files, settings, bindings. */
  ENVIRONMENT,
  /** The user's definition. */
  DEFINE,
  /** Components, workloads and jobs become manifests; intents are lowered. */
  RENDER,
  /** Edits of the environment. */
  OVERLAY,
  /** What follows from the result. */
  SETTLE,
  /** Arrows become rights, policies and addresses. */
  CONNECT,
  /** Prefixes, namespaces, content hashes. */
  NAME,
  /** Is it YAML, and does it say what a reader would think? */
  DECODE,
  /** Fields, types, required, enums. */
  SCHEMA,
  /** The API server's hand-written rules. */
  ADMISSION,
  /** CEL rules of custom resource definitions. */
  CEL,
  /** Does every name, key, port, selector point to something? */
  REFERENCE,
  /** Accepted, but will it work? */
  RUNTIME,
  /** Rights, and secrets in clear. */
  SECURITY,
  /** The users' own ValidatingAdmissionPolicies. */
  POLICY,
  /** Writing files. */
  EMIT;

  /** The word as it stands in reports, for example {@code schema}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether an API server would judge this itself, so that a finding of severity error means
   * "refused".
   */
  public boolean isServers() {
    return this == DECODE || this == SCHEMA || this == ADMISSION || this == CEL;
  }
}
