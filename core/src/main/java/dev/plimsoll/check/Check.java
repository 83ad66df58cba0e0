package dev.plimsoll.check;

import dev.plimsoll.finding.Stage;
import org.apiguardian.api.API;

/** One question that is asked of manifests. Immutable and thread-safe. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Check permits DocumentCheck, BundleCheck {
  /** The stage that its findings belong to. Checks run in the order of stages. */
  Stage stage();
}
