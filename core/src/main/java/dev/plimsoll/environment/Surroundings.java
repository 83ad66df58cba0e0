package dev.plimsoll.environment;

import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.ReferenceCatalogue;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * What is known besides the platform itself: which fields of which kinds name others, and which
 * objects exist already.
 *
 * @param catalogue the rules of references
 * @param externals objects that another tool or team makes; what every cluster has need not be here
 * @param disputes findings that nobody repairs, with reasons
 * @param entries the entries of the environment file that declare externals, so that one that
 *     nothing needs can be named
 */
@API(status = API.Status.EXPERIMENTAL)
public record Surroundings(
    ReferenceCatalogue catalogue,
    Externals externals,
    List<Dispute> disputes,
    List<ExternalEntry> entries) {
  public Surroundings {
    Objects.requireNonNull(catalogue, "catalogue");
    Objects.requireNonNull(externals, "externals");
    disputes = List.copyOf(disputes);
    entries = List.copyOf(entries);
  }

  /** Surroundings without disputes, written in no file. */
  public Surroundings(ReferenceCatalogue catalogue, Externals externals) {
    this(catalogue, externals, List.of(), List.of());
  }

  /** The rules that Plimsoll brings, and nothing outside. */
  public static Surroundings standard() {
    return new Surroundings(ReferenceCatalogue.standard(), Externals.none());
  }
}
