package dev.plimsoll.overlay;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.schema.Schemas;
import java.util.List;
import org.apiguardian.api.API;

/** One edit of a bundle. Immutable and pure: the same bundle gives the same result. */
@API(status = API.Status.EXPERIMENTAL)
public interface Overlay {
  /** What {@code why} and findings call it, for example {@code overlays/prod.yaml#2}. */
  String name();

  /** Where it is written. */
  Place place();

  /** When it runs. */
  Phase phase();

  /**
   * The edited bundle. What does not match is an error in the findings, and the bundle comes back
   * as it was.
   */
  Bundle apply(Bundle bundle, OverlayScope scope);

  /** When an overlay runs. */
  enum Phase {
    /** After render, before settle: the default. */
    RENDERED,
    /** Between connect and name ({@code after: connect}): on policies and rights too. */
    CONNECTED
  }

  /**
   * What an overlay may use.
   *
   * @param schemas the schemas of the environment's Kubernetes minor, for merge keys
   * @param findings where findings go
   * @param rendered what the overlays after render left; empty while they run. What is not in it
   *     was made by arrows or settled since
   */
  record OverlayScope(Schemas schemas, Findings findings, Bundle rendered) {
    /** The scope of overlays that run after render. */
    public OverlayScope(Schemas schemas, Findings findings) {
      this(schemas, findings, Bundle.of(List.of()));
    }
  }
}
