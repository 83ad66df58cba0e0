package dev.plimsoll.check.files;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.ReferenceCheck;
import dev.plimsoll.environment.ExternalsFile;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.schema.Schemas;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Judges the documents of files as an API server of one minor would, and then follows the
 * references among them. Immutable and thread-safe.
 *
 * <p>Custom resource definitions among the documents join the schemas, wherever they stand.
 *
 * <p>Memory is bounded. Up to {@link #HELD_DOCUMENTS} documents of {@link #HELD_BYTES} bytes in all
 * are held, because references lead from one to another. With more, each is judged alone and let
 * go, and the tally says that references were not checked; a definition then joins for the
 * documents after it.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ManifestCheck {
  /** How many documents are held at most. */
  public static final int HELD_DOCUMENTS = 50_000;

  /** How many bytes of files are held at most, as trees: 64 MiB. */
  public static final long HELD_BYTES = 64L << 20;

  private final Schemas schemas;
  private final ClassLoader loader;
  private final Externals externals;
  private final Limits limits;
  private final FormerObjects former;
  private final Checks.UnknownKinds unknownKinds;

  /** How much is held. */
  record Limits(int documents, long bytes) {}

  private ManifestCheck(
      Schemas schemas,
      ClassLoader loader,
      Externals externals,
      Limits limits,
      FormerObjects former,
      Checks.UnknownKinds unknownKinds) {
    this.schemas = Objects.requireNonNull(schemas, "schemas");
    this.loader = Objects.requireNonNull(loader, "loader");
    this.externals = Objects.requireNonNull(externals, "externals");
    this.limits = limits;
    this.former = Objects.requireNonNull(former, "former");
    this.unknownKinds = unknownKinds;
  }

  /** A check by schemas, with the checks of the modules that are on Plimsoll's own class path. */
  public static ManifestCheck of(Schemas schemas) {
    return new ManifestCheck(
        schemas,
        ManifestCheck.class.getClassLoader(),
        Externals.none(),
        new Limits(HELD_DOCUMENTS, HELD_BYTES),
        FormerObjects.none(),
        Checks.UnknownKinds.NOTED);
  }

  /** This check with kinds that custom resource definitions define. */
  public ManifestCheck withDefinitions(Collection<MapNode> customResourceDefinitions) {
    return new ManifestCheck(
        schemas.with(customResourceDefinitions), loader, externals, limits, former, unknownKinds);
  }

  /** This check with objects that exist besides those of the files. */
  public ManifestCheck withExternals(Externals other) {
    return new ManifestCheck(schemas, loader, externals.plus(other), limits, former, unknownKinds);
  }

  /**
   * Reads a list of what exists, against the kinds that are known here.
   *
   * @param file what findings call it
   * @param findings receives what is wrong; then what could be read is the answer
   */
  public Externals externals(byte[] bytes, String file, Findings findings) {
    return ExternalsFile.read(bytes, file, schemas, ReferenceCatalogue.load(loader), findings);
  }

  /** This check with objects that are there, of which documents are changes. */
  public ManifestCheck withFormer(FormerObjects objects) {
    return new ManifestCheck(schemas, loader, externals, limits, objects, unknownKinds);
  }

  /** This check with an error instead of a note for each document whose kind nobody knows. */
  public ManifestCheck refusingUnknownKinds() {
    return new ManifestCheck(
        schemas, loader, externals, limits, former, Checks.UnknownKinds.REFUSED);
  }

  FormerObjects former() {
    return former;
  }

  ManifestCheck with(Limits other) {
    return new ManifestCheck(schemas, loader, externals, other, former, unknownKinds);
  }

  /**
   * Judges all documents of sources.
   *
   * @param out receives each document, in the order of the sources and of the documents in them
   * @return what it came to
   */
  public Tally check(List<ManifestSource> sources, Consumer<JudgedDocument> out) {
    var run = new FileRun(this, limits, out);
    sources.forEach(run::read);
    return run.end();
  }

  /** The checks with definitions joined to the schemas. */
  Checks checks(Collection<MapNode> definitions) {
    Checks checks = Checks.of(schemas.with(definitions)).withProvided(loader);
    return checks
        .with(unknownKinds)
        .with(
            List.of(
                new ReferenceCheck(ReferenceCatalogue.load(loader), externals)
                    .withRuntime(schemas.version())));
  }
}
