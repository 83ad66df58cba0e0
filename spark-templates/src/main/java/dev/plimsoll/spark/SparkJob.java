package dev.plimsoll.spark;

import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.ObjectPath;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.job.Job;
import dev.plimsoll.job.JobRole;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.job.Launch;
import dev.plimsoll.topology.Access;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.PodSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.apiguardian.api.API;

/** A Spark program, run by the Spark operator as a SparkApplication. Immutable. */
@API(status = API.Status.EXPERIMENTAL)
public final class SparkJob implements Job {
  /** The role of drivers; the end of the driver is the end of the job. */
  public static final JobRole DRIVER = JobRole.of("spark-driver", "Spark drivers");

  /** The role of executors. */
  public static final JobRole EXECUTOR = JobRole.of("spark-executor", "Spark executors");

  /** A store and what is done with it. */
  record Use(ObjectStore store, Access access) {}

  /** What a job is made of. */
  record Parts(
      DnsLabel name,
      SparkRuntime runtime,
      SparkProgram program,
      PodSize driver,
      SparkExecutors executors) {}

  private final Parts parts;
  private final List<Use> uses;

  private SparkJob(Parts parts, List<Use> uses) {
    this.parts = parts;
    this.uses = List.copyOf(uses);
  }

  /** A job that does not say yet what it runs on. */
  @API(status = API.Status.EXPERIMENTAL)
  public record Named(DnsLabel name) {
    /** The Spark that it runs on. */
    public On on(SparkRuntime runtime) {
      return new On(name, Objects.requireNonNull(runtime, "runtime"));
    }
  }

  /** A job that does not say yet what it runs. */
  @API(status = API.Status.EXPERIMENTAL)
  public record On(DnsLabel name, SparkRuntime runtime) {
    /** The program. */
    public Running running(SparkProgram program) {
      return new Running(this, Objects.requireNonNull(program, "program"));
    }
  }

  /** A job that does not say yet how large its driver is. */
  @API(status = API.Status.EXPERIMENTAL)
  public record Running(On on, SparkProgram program) {
    /**
     * What the driver's pod asks of its node; heap and overhead are made to fit.
     *
     * @throws IllegalArgumentException if no heap that Spark starts with is left
     */
    public Driven withDriver(PodSize size) {
      SparkMemory.within(size.memory(), program.file());
      return new Driven(this, size);
    }
  }

  /** A job that does not say yet which executors it has. */
  @API(status = API.Status.EXPERIMENTAL)
  public record Driven(Running running, PodSize driver) {
    /**
     * The executors.
     *
     * @throws IllegalArgumentException if no heap that Spark starts with is left in them
     */
    public SparkJob withExecutors(SparkExecutors executors) {
      SparkMemory.within(executors.size().memory(), running.program.file());
      On on = running.on;
      return new SparkJob(
          new Parts(on.name, on.runtime, running.program, driver, executors), List.of());
    }
  }

  /**
   * A job with a name.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static Named named(String name) {
    return new Named(DnsLabel.of(name));
  }

  /** This, reading a store. */
  public SparkJob reading(ObjectStore store) {
    return using(new Use(store, Access.READS));
  }

  /** This, reading a folder of a store. */
  public SparkJob reading(ObjectPath path) {
    return reading(path.store());
  }

  /** This, writing to a store. */
  public SparkJob writing(ObjectStore store) {
    return using(new Use(store, Access.WRITES));
  }

  /** This, writing to a folder of a store. */
  public SparkJob writing(ObjectPath path) {
    return writing(path.store());
  }

  private SparkJob using(Use use) {
    if (uses.contains(use)) {
      return this;
    }
    var more = new ArrayList<>(uses);
    more.add(use);
    return new SparkJob(parts, more);
  }

  Parts parts() {
    return parts;
  }

  List<Use> uses() {
    return uses;
  }

  @Override
  public String name() {
    return parts.name.value();
  }

  @Override
  public List<JobRole> roles() {
    return List.of(DRIVER, EXECUTOR);
  }

  @Override
  public List<Intent> intents() {
    var byKey = new TreeMap<String, Intent>();
    uses.forEach(use -> byKey.put(use.store().key(), use.store()));
    parts.executors.pool().ifPresent(pool -> byKey.put(pool.key(), pool));
    return List.copyOf(byKey.values());
  }

  @Override
  public Launch launch(JobScope scope) {
    return new SparkLaunch(this, scope).launch();
  }

  @Override
  public String toString() {
    return "Spark job " + name();
  }
}
