package dev.plimsoll.benchmarks;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.check.Checks;
import dev.plimsoll.check.ReferenceCheck;
import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.emit.EmitResult;
import dev.plimsoll.emit.Emitter;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Each stage by itself, and all of them, in a warm process: the embedded API. */
@API(status = API.Status.INTERNAL)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
@State(Scope.Benchmark)
public class StagesBenchmark {
  /** How many workloads; each is four objects. */
  @Param("1000")
  public int members;

  private Path folder;
  private Path out;
  private Environment<Fleet.Settings> environment;
  private Platform platform;
  private Compiled compiled;
  private Report report;
  private Checks checks;
  private int turn;

  /** For JMH. */
  public StagesBenchmark() {}

  /**
   * Makes what each stage takes in.
   *
   * @throws IOException if a file cannot be written
   */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("plimsoll-benchmark");
    out = folder.resolve("out");
    FleetFolder.write(folder.resolve("in"), members, 1);
    environment = plimsoll().environment(FleetFolder.environment(0));
    platform = new Fleet().define(environment);
    compiled = new PlatformCompiler().compile(platform, environment);
    report = plimsoll().render(environment).orThrow();
    checks =
        Checks.of(environment.schemas())
            .withProvided(Fleet.class.getClassLoader())
            .with(List.of(ReferenceCheck.of(environment)));
  }

  /**
   * Deletes what was written.
   *
   * @throws IOException if a file cannot be deleted
   */
  @TearDown(Level.Trial)
  public void clean() throws IOException {
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> paths = Files.walk(folder)) {
      all = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  /** A folder for one run. */
  @State(Scope.Thread)
  public static class NewFolder {
    private Path path;

    /** For JMH. */
    public NewFolder() {}

    /**
     * Makes it.
     *
     * @throws IOException if it cannot be made
     */
    @Setup(Level.Invocation)
    public void make() throws IOException {
      path = Files.createTempDirectory("plimsoll-benchmark");
    }

    /**
     * Deletes it; the time does not count.
     *
     * @throws IOException if it cannot be deleted
     */
    @TearDown(Level.Invocation)
    public void clean() throws IOException {
      delete(path);
    }
  }

  private Plimsoll<Fleet.Settings> plimsoll() {
    return Plimsoll.of(new Fleet()).withEnvironments(folder.resolve("in"));
  }

  /** The user's code. */
  @Benchmark
  public Platform define() {
    return new Fleet().define(environment);
  }

  /** Render, overlay, settle, connect, name. */
  @Benchmark
  public Compiled compile() {
    return new PlatformCompiler().compile(platform, environment);
  }

  /** All checks of a bundle. */
  @Benchmark
  public List<Finding> check() {
    return checks.check(compiled.bundle());
  }

  /** Writes over output of another setting, so that one file differs. */
  @Benchmark
  public EmitResult emit() {
    return Emitter.into(out).emit(report.layout());
  }

  /** Defined, checked and written into an empty folder. */
  @Benchmark
  public EmitResult first(NewFolder target) {
    return everything(target.path);
  }

  /** The same over the output of the run before, from which one setting differs. */
  @Benchmark
  public EmitResult again() {
    return everything(out);
  }

  private EmitResult everything(Path target) {
    var changed = environment.withSettings(new Fleet.Settings(members, "greeting-" + turn++));
    return Emitter.into(target).emit(plimsoll().render(changed).orThrow().layout());
  }
}
