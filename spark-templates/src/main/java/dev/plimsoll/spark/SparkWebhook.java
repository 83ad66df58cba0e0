package dev.plimsoll.spark;

import org.apiguardian.api.API;

/**
 * The operator's webhook: it fills defaults of applications, refuses wrong ones, and brings into
 * pods what Spark cannot.
 */
@API(status = API.Status.EXPERIMENTAL)
public enum SparkWebhook {
  /**
   * It makes its own certificate, keeps it in a Secret, and writes its authority into its
   * configurations. What applies manifests must leave {@code caBundle} alone.
   */
  SELF_SIGNED,
  /** Its certificate comes from cert-manager, which writes the authority too. */
  CERT_MANAGER,
  /** There is none: jobs must describe their pods by templates. */
  OFF
}
