package dev.plimsoll.job;

import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A Python program in a pod. The image holds the interpreter as {@code python}, the program and its
 * packages. Its output is not buffered, so that logs are whole when the pod dies, and no byte code
 * is written, since the image is read-only; {@code /tmp} can be written.
 *
 * @see <a href="https://docs.python.org/3/using/cmdline.html">Python, command line and
 *     environment</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class PythonJob extends PodJob<PythonJob> {
  /** The role of such jobs. */
  public static final JobRole ROLE = JobRole.of("python", "Python");

  private static final StorageSize SCRATCH = StorageSize.gibibytes(1);

  private PythonJob(Parts parts) {
    super(parts);
  }

  /** A job that does not say yet what it runs. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class Named {
    private final String name;
    private final Image image;

    private Named(String name, Image image) {
      this.name = name;
      this.image = Objects.requireNonNull(image, "image");
    }

    /** A file of the image, and its arguments. */
    public Running running(String file, String... arguments) {
      return command(List.of(file), arguments);
    }

    /** A module of the image, as {@code python -m} runs it, and its arguments. */
    public Running runningModule(String module, String... arguments) {
      return command(List.of("-m", module), arguments);
    }

    private Running command(List<String> program, String... arguments) {
      var all = new ArrayList<>(program);
      all.addAll(List.of(arguments));
      return new Running(this, List.copyOf(all));
    }
  }

  /** A job that does not say yet what it asks of its node. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class Running {
    private final Named job;
    private final List<String> arguments;

    private Running(Named job, List<String> arguments) {
      this.job = job;
      this.arguments = arguments;
    }

    /** What it asks of its node. */
    public PythonJob sized(PodSize size) {
      Container container =
          Container.of("python", job.image, size)
              .withCommand("python")
              .withArgs(arguments.toArray(String[]::new))
              .withEnv("PYTHONUNBUFFERED", "1")
              .withEnv("PYTHONDONTWRITEBYTECODE", "1")
              .withScratch("/tmp", SCRATCH);
      return new PythonJob(Parts.of(job.name, ROLE, container));
    }
  }

  /**
   * A job with a name.
   *
   * @param image holds the interpreter, the program and its packages
   * @throws IllegalArgumentException once it is sized, if the name is not a DNS label
   */
  public static Named named(String name, Image image) {
    return new Named(name, image);
  }

  @Override
  protected PythonJob with(Parts other) {
    return new PythonJob(other);
  }
}
