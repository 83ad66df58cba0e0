package dev.plimsoll.finding;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * The place of a finding.
 *
 * @param subject the object, environment or component that it is about
 * @param path the field, {@link FieldPath#ROOT} for the whole
 * @param origin who wrote the value, {@link Origin#UNKNOWN} if nobody did
 */
@API(status = API.Status.EXPERIMENTAL)
public record Where(Subject subject, FieldPath path, Origin origin) {
  public Where {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(origin, "origin");
  }

  /** A thing that has a name but is no Kubernetes object, as a whole. */
  public static Where named(String type, String name) {
    return new Where(new Subject.Named(type, name), FieldPath.ROOT, Origin.UNKNOWN);
  }

  /** This place at another field. */
  public Where at(FieldPath field) {
    return new Where(subject, field, origin);
  }

  /** This place with another origin. */
  public Where from(Origin other) {
    return new Where(subject, path, other);
  }

  /** This place in a file. */
  public Where in(Place place) {
    return new Where(subject, path, new Origin(Layer.INPUT, place));
  }
}
