package dev.plimsoll.workload;

import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.PortName;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A question that the kubelet asks a container again and again.
 *
 * @param check what is asked
 * @param timing how often, and how many answers count
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/">
 *     Liveness, readiness, and startup probes</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record Probe(Check check, Timing timing) {
  /** What is asked. */
  public sealed interface Check {}

  /** An HTTP request that must be answered with 200 to 399. */
  public record Http(PortName port, HttpPath path) implements Check {}

  /** An HTTPS request, whose certificate is not verified, that must be answered with 200 to 399. */
  public record Https(PortName port, HttpPath path) implements Check {}

  /** A TCP connection that must open. */
  public record Tcp(PortName port) implements Check {}

  /**
   * A call of the gRPC health service.
   *
   * @param port a port that the container declares
   * @param service the service that is asked about; empty for the server as a whole
   */
  public record Grpc(PortName port, String service) implements Check {}

  /** A command in the container that must end with exit code 0. */
  public record Exec(List<String> command) implements Check {
    public Exec {
      command = List.copyOf(command);
      if (command.isEmpty()) {
        throw new IllegalArgumentException("a probe runs an empty command; name the program");
      }
    }
  }

  /**
   * How often, and how many answers count. The defaults are those of Kubernetes.
   *
   * @param delay before the first question; default 0 s
   * @param period between two questions; default 10 s, at least 1 s
   * @param timeout for an answer; default 1 s, at least 1 s
   * @param failures in a row that count as failed; default 3
   * @param successes in a row that count as well after a failure; default 1, and always 1 for
   *     startup and liveness
   */
  public record Timing(
      Duration delay, Duration period, Duration timeout, int failures, int successes) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a duration is no whole number of seconds or out of range,
     *     or a number is under 1
     */
    public Timing {
      DurationText.seconds(delay);
      if (DurationText.seconds(period) < 1 || DurationText.seconds(timeout) < 1) {
        throw new IllegalArgumentException(
            "a probe with period " + period + " and timeout " + timeout + "; both are 1 s or more");
      }
      if (failures < 1 || successes < 1) {
        throw new IllegalArgumentException(
            "a probe with "
                + failures
                + " failures and "
                + successes
                + " successes; both are 1 or more");
      }
    }

    /** The defaults of Kubernetes. */
    public static Timing standard() {
      return new Timing(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(1), 3, 1);
    }
  }

  public Probe {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(timing, "timing");
  }

  /** Asks with an HTTP request to a named port. */
  public static Probe http(String port, String path) {
    return new Probe(new Http(PortName.of(port), HttpPath.of(path)), Timing.standard());
  }

  /** Asks with an HTTPS request to a named port; the certificate is not verified. */
  public static Probe https(String port, String path) {
    return new Probe(new Https(PortName.of(port), HttpPath.of(path)), Timing.standard());
  }

  /** Asks by opening a connection to a named port. */
  public static Probe tcp(String port) {
    return new Probe(new Tcp(PortName.of(port)), Timing.standard());
  }

  /** Asks the gRPC health service on a named port. */
  public static Probe grpc(String port) {
    return new Probe(new Grpc(PortName.of(port), ""), Timing.standard());
  }

  /** Asks by running a command in the container. */
  public static Probe exec(String... command) {
    return new Probe(new Exec(List.of(command)), Timing.standard());
  }

  /** This probe, first asked after a while. */
  public Probe after(Duration delay) {
    return timed(
        new Timing(delay, timing.period, timing.timeout, timing.failures, timing.successes));
  }

  /** This probe, asked at another pace. */
  public Probe every(Duration period) {
    return timed(
        new Timing(timing.delay, period, timing.timeout, timing.failures, timing.successes));
  }

  /** This probe with another time for an answer. */
  public Probe withTimeout(Duration timeout) {
    return timed(
        new Timing(timing.delay, timing.period, timeout, timing.failures, timing.successes));
  }

  /** This probe, failed after so many failures in a row. */
  public Probe failingAfter(int failures) {
    return timed(
        new Timing(timing.delay, timing.period, timing.timeout, failures, timing.successes));
  }

  /** This probe, well again after so many successes in a row; only readiness takes more than 1. */
  public Probe succeedingAfter(int successes) {
    return timed(
        new Timing(timing.delay, timing.period, timing.timeout, timing.failures, successes));
  }

  private Probe timed(Timing other) {
    return new Probe(check, other);
  }
}
