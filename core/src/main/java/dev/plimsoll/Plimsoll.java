package dev.plimsoll;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.ReferenceCheck;
import dev.plimsoll.check.RemovedDefinitions;
import dev.plimsoll.check.reach.ArrowCheck;
import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.emit.EmitResult;
import dev.plimsoll.emit.Emitter;
import dev.plimsoll.emit.Why;
import dev.plimsoll.environment.DefinitionFiles;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.EnvironmentFolder;
import dev.plimsoll.environment.EnvironmentLoader;
import dev.plimsoll.environment.EnvironmentSchema;
import dev.plimsoll.environment.MergedEnvironment;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Where;
import dev.plimsoll.internal.ClassPathGuard;
import dev.plimsoll.internal.ClassPaths;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.overlay.Removed;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.ObjectKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The front door: one definition of a platform and a folder of environments in, checked manifests
 * out.
 *
 * <pre>{@code
 * var plimsoll = Plimsoll.of(new AcmePlatform()).withEnvironments(Path.of("environments"));
 * plimsoll.render("prod-eks").orThrow();
 * plimsoll.generate("prod-eks", Path.of("target/plimsoll"));
 * }</pre>
 *
 * <p>Immutable and thread-safe. Reads the folder of environments when asked to render, what its
 * files name, the definitions that were given, and nothing else: no clock, network, environment
 * variable or default locale.
 *
 * @param <S> the definition's record of settings
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Plimsoll<S extends Record> {
  private final PlatformDefinition<S> definition;
  private final Path folder;
  private final List<Path> crds;
  private final Checks.UnknownKinds unknownKinds;

  private Plimsoll(
      PlatformDefinition<S> definition,
      Path folder,
      List<Path> crds,
      Checks.UnknownKinds unknownKinds) {
    this.definition = Objects.requireNonNull(definition, "definition");
    this.folder = Objects.requireNonNull(folder, "folder");
    this.crds = List.copyOf(crds);
    this.unknownKinds = unknownKinds;
  }

  /**
   * A definition; its environments lie in the folder {@code environments} until another is given.
   *
   * @throws FindingsException if the class path holds libraries that do not fit ({@link
   *     PlimsollCodes#CLASS_PATH})
   */
  public static <S extends Record> Plimsoll<S> of(PlatformDefinition<S> definition) {
    ClassPathGuard.check();
    return new Plimsoll<>(
        definition, Path.of("environments"), List.of(), Checks.UnknownKinds.NOTED);
  }

  /**
   * A Plimsoll in a class loader of its own, for programs whose class path pins libraries that do
   * not fit: only types of the JDK cross its border.
   *
   * <pre>{@code
   * try (var acme = Plimsoll.isolated(List.of(Path.of("platform-lib"))).withDefinition("com.acme.AcmePlatform")) {
   *   acme.render("prod-eks").files();
   * }
   * }</pre>
   *
   * The program itself needs {@code plimsoll-core} without what it depends on.
   *
   * @param classPath the definition, Plimsoll and all that they need: jars, folders of classes, and
   *     folders of jars
   * @throws IllegalArgumentException if a path does not exist, or there is no Plimsoll among them
   */
  public static IsolatedPlimsoll isolated(List<Path> classPath) {
    return IsolatedPlimsoll.open(classPath);
  }

  /** The same with another folder of environment files. */
  public Plimsoll<S> withEnvironments(Path other) {
    return new Plimsoll<>(definition, other, crds, unknownKinds);
  }

  /**
   * The same, judging custom resources by more CustomResourceDefinitions than the platform brings:
   * those that the clusters have from elsewhere, such as the operators of databases. They win over
   * those that an environment names under {@code crds}; those of the platform itself win over all.
   * Default: none.
   *
   * @param paths files, folders or jars, read whenever an environment is; they replace those that
   *     were given before
   */
  public Plimsoll<S> withCrds(List<Path> paths) {
    return new Plimsoll<>(definition, folder, paths, unknownKinds);
  }

  /**
   * The same, with an error instead of a note for each object whose kind nobody knows, so that no
   * object goes unchecked ({@link dev.plimsoll.check.DecodeCodes#NOT_CHECKED}).
   */
  public Plimsoll<S> refusingUnknownKinds() {
    return new Plimsoll<>(definition, folder, crds, Checks.UnknownKinds.REFUSED);
  }

  /**
   * The names of the environments that can be rendered.
   *
   * @throws FindingsException if a file of the folder cannot be read, or none names a target
   */
  public List<String> environments() {
    var findings = new Findings();
    EnvironmentFolder files = EnvironmentFolder.read(folder, findings);
    List<String> names = files.names();
    if (names.isEmpty() && !findings.hasErrors()) {
      findings.add(files.nothingToRender());
    }
    findings.throwIfErrors();
    return names;
  }

  /**
   * Binds an environment to the definition's settings.
   *
   * @throws FindingsException with all that is wrong with the file
   */
  public Environment<S> environment(String name) {
    return bound(merged(name));
  }

  private MergedEnvironment merged(String name) {
    var findings = new Findings();
    EnvironmentFolder files = EnvironmentFolder.read(folder, findings);
    findings.throwIfErrors();
    Optional<MergedEnvironment> merged = files.merged(name, findings);
    findings.throwIfErrors();
    return merged.orElseThrow();
  }

  private Environment<S> bound(MergedEnvironment merged) {
    var findings = new Findings();
    Optional<Environment<S>> environment =
        InternalFault.guarded(
            merged.name(),
            () ->
                new EnvironmentLoader(loader(), findings)
                    .load(merged, SettingsType.of(definition)));
    var definitions = new DefinitionFiles(findings);
    crds.forEach(path -> definitions.read(path, Where.named("crds", path.toString())));
    findings.throwIfErrors();
    Environment<S> bound = environment.orElseThrow();
    return bound
        .withSchemas(bound.schemas().with(definitions.trees()))
        .withRemarks(findings.sorted());
  }

  /**
   * Renders and checks the platform for an environment. Findings about the platform are in the
   * report; nothing is written.
   *
   * @throws FindingsException if the environment cannot be read, or the definition fails
   */
  public Report render(String name) {
    return render(environment(name));
  }

  /**
   * Which layer and place wrote a value of a generated file, and which values of the environment's
   * files it comes from: a setting, a binding, a fact of the target, a prefix. To know that, the
   * platform is rendered again, each time with one of these values changed.
   *
   * @param name the environment
   * @param question a file and, after {@code #}, a JSON pointer; see {@link Why#of}
   * @throws FindingsException if the environment cannot be read, the definition fails, or there is
   *     no such file or value
   */
  public Why why(String name, String question) {
    MergedEnvironment merged = merged(name);
    Environment<S> environment = bound(merged);
    Why why = Why.of(render(environment).layout(), question);
    return why.from(
        new ValueSources(merged, environment.naming(), other -> compiled(complete(bound(other))))
            .of(why));
  }

  private Environment<S> complete(Environment<S> environment) {
    return environment
        .withSchemas(Checks.of(environment.schemas()).withProvided(loader()).schemas())
        .withOverlays(DefinitionCall.overlays(definition, environment));
  }

  private Compiled compiled(Environment<S> complete) {
    return new PlatformCompiler().compile(DefinitionCall.define(definition, complete), complete);
  }

  /** Renders and checks the platform for an environment that was bound before. */
  public Report render(Environment<S> environment) {
    Platform platform = DefinitionCall.define(definition, environment);
    Checks checks = Checks.of(environment.schemas()).withProvided(loader());
    Environment<S> complete =
        environment
            .withSchemas(checks.schemas())
            .withOverlays(DefinitionCall.overlays(definition, environment));
    Compiled compiled = new PlatformCompiler().compile(platform, complete);
    Checks judges = joined(environment, checks, compiled.bundle()).with(unknownKinds);
    var findings = new Findings();
    findings.addAll(environment.remarks());
    findings.addAll(compiled.findings());
    if (!findings.hasErrors() && compiled.fault().isEmpty()) {
      List<Removed> removed = missing(compiled.removed(), complete);
      findings.addAll(
          judges
              .with(
                  List.of(
                      ReferenceCheck.of(complete, compiled.removed()),
                      new RemovedDefinitions(removed),
                      ArrowCheck.of(complete, compiled.topology()).withRemoved(removed)))
              .check(compiled.bundle()));
    } else {
      findings.addAll(Broken.objects(judges, compiled));
    }
    compiled
        .fault()
        .filter(fault -> !findings.hasErrors())
        .ifPresent(fault -> findings.add(InternalFault.of(environment.name(), fault)));
    return new Report(
        complete.withSchemas(judges.schemas()),
        compiled.bundle(),
        compiled.topology(),
        compiled.handOffs(),
        findings.sorted());
  }

  /** The bundle's own definitions are those that the cluster will have. */
  private Checks joined(Environment<S> environment, Checks checks, Bundle bundle) {
    List<MapNode> definitions = bundle.definitions();
    return definitions.isEmpty()
        ? checks
        : Checks.of(environment.schemas().with(definitions)).withProvided(loader());
  }

  /** What overlays took out and the cluster does not have from elsewhere. */
  private static List<Removed> missing(List<Removed> removed, Environment<?> environment) {
    Externals externals =
        environment.surroundings().externals().plus(environment.facts().externals());
    return removed.stream()
        .filter(one -> externals.find(ObjectKey.of(one.manifest().identity())).isEmpty())
        .toList();
  }

  /**
   * Renders, checks and writes the manifests of an environment below a folder. With an error
   * nothing is written, and what was written before stays.
   *
   * @param out the folder; the environment's files go to {@code <out>/<name>}
   * @throws FindingsException with all findings if there is an error
   */
  public EmitResult generate(String name, Path out) {
    return Emitter.into(out).emit(render(name).orThrow().layout());
  }

  /**
   * Bindings to start from, for what the platform needs and an environment does not bind: YAML that
   * goes below {@code bindings:} of its file. Empty if everything is bound.
   *
   * @throws FindingsException if the environment cannot be read, or the definition fails
   */
  public Optional<String> scaffold(String name) {
    Environment<S> environment = environment(name);
    return new PlatformCompiler()
        .scaffold(DefinitionCall.define(definition, environment), environment);
  }

  /**
   * The JSON Schema (draft 2020-12) of this definition's environment files, so that an editor
   * completes keys and marks mistakes.
   */
  public MapNode environmentSchema() {
    return EnvironmentSchema.of(loader(), Optional.of(SettingsType.of(definition)));
  }

  /**
   * A second look at what was rendered: again, in another process, on the class path that the
   * definition was loaded from.
   */
  public Repeatability repeatability() {
    return new Repeatability(
        ClassPaths.of(loader()), definition.getClass().getName(), folder, crds);
  }

  private ClassLoader loader() {
    return definition.getClass().getClassLoader();
  }
}
