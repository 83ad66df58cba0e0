package dev.plimsoll.reference;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How bad it is if a reference leads nowhere.
 *
 * @param level how bad it is as a rule
 * @param waiver a field that, if it is {@code true}, says that nothing needs to be there, such as
 *     {@code optional}
 */
@API(status = API.Status.EXPERIMENTAL)
public record Demand(Level level, Optional<RelativePath> waiver) {
  /** It must lead somewhere: without it, it does not work. */
  public static final Demand MUST = new Demand(Level.MUST, Optional.empty());

  /** It should lead somewhere: it is often made by hand, or it works without. */
  public static final Demand SHOULD = new Demand(Level.SHOULD, Optional.empty());

  /** It may lead nowhere; but if it leads somewhere, it follows renames. */
  public static final Demand MAY = new Demand(Level.MAY, Optional.empty());

  public Demand {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(waiver, "waiver");
  }

  /** How bad it is. */
  public enum Level {
    /** An error. */
    MUST,
    /** A warning. */
    SHOULD,
    /** Nothing to say. */
    MAY
  }

  /** This demand, waived by a field. */
  public Demand unless(RelativePath field) {
    return new Demand(level, Optional.of(field));
  }
}
