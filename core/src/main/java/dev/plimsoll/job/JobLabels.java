package dev.plimsoll.job;

import org.apiguardian.api.API;

/** Labels that tie pods, latents and policies together. */
@API(status = API.Status.EXPERIMENTAL)
public final class JobLabels {
  /** The job that a pod or a latent belongs to; its value is {@link Job#name}. */
  public static final String JOB = "plimsoll.dev/job";

  private JobLabels() {}
}
