package dev.plimsoll.workload;

import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.NameRules;
import dev.plimsoll.unit.Names;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.StorageSize;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * One container of a pod. Immutable. It cannot be written without a size.
 *
 * <p>Without asking it passes Pod Security {@code restricted}, and its root file system is
 * read-only: name each folder that the program writes to with {@link #withScratch}.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security
 *     Standards</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Container {
  /** Whether a container may write to the root file system of its image. */
  enum Root {
    READ_ONLY,
    WRITABLE
  }

  /** Whether a container does the work of its pod, or helps one that does. */
  enum Task {
    /** As its place in the pod says: a sidecar helps, any other works. */
    BY_PLACE,
    WORK,
    HELP
  }

  /** A variable, in its place. */
  record Env(String name, EnvValue value) {}

  /** The fields; never changed once a container holds them. */
  static final class Fields {
    List<String> command = List.of();
    List<String> args = List.of();
    Optional<String> workingDirectory = Optional.empty();
    List<Port> ports = List.of();
    List<Env> env = List.of();
    List<ConfigValues> envFrom = List.of();
    List<Mount> mounts = List.of();
    Optional<Probe> startup = Optional.empty();
    Optional<Probe> liveness = Optional.empty();
    Optional<Probe> readiness = Optional.empty();
    Optional<Hook> afterStart = Optional.empty();
    Optional<Hook> beforeStop = Optional.empty();
    Optional<RunAs> runAs = Optional.empty();
    Root root = Root.READ_ONLY;
    Task task = Task.BY_PLACE;
    SortedSet<String> capabilities = new TreeSet<>();

    Fields() {}

    Fields(Fields other) {
      command = other.command;
      args = other.args;
      workingDirectory = other.workingDirectory;
      ports = other.ports;
      env = other.env;
      envFrom = other.envFrom;
      mounts = other.mounts;
      startup = other.startup;
      liveness = other.liveness;
      readiness = other.readiness;
      afterStart = other.afterStart;
      beforeStop = other.beforeStop;
      runAs = other.runAs;
      root = other.root;
      task = other.task;
      capabilities = other.capabilities;
    }
  }

  private final DnsLabel name;
  private final Image image;
  private final PodSize size;
  private final Fields fields;

  private Container(DnsLabel name, Image image, PodSize size, Fields fields) {
    this.name = name;
    this.image = Objects.requireNonNull(image, "image");
    this.size = Objects.requireNonNull(size, "size");
    this.fields = fields;
  }

  /** A container named {@code main}. */
  public static Container of(Image image, PodSize size) {
    return of("main", image, size);
  }

  /**
   * A container with a name.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static Container of(String name, Image image, PodSize size) {
    return new Container(DnsLabel.of(name), image, size, new Fields());
  }

  private Container with(Consumer<Fields> change) {
    var copy = new Fields(fields);
    change.accept(copy);
    return new Container(name, image, size, copy);
  }

  Fields fields() {
    return fields;
  }

  /** The name, unique in a pod. */
  public String name() {
    return name.value();
  }

  /** The image. */
  public Image image() {
    return image;
  }

  /** What it asks of its node. */
  public PodSize size() {
    return size;
  }

  /** The ports that it listens on, in order. */
  public List<Port> ports() {
    return fields.ports;
  }

  /** This container under another name. */
  public Container named(String other) {
    return new Container(DnsLabel.of(other), image, size, fields);
  }

  /** This container with another program than its image starts. */
  public Container withCommand(String... command) {
    return with(f -> f.command = List.of(command));
  }

  /** This container with other arguments for its program. */
  public Container withArgs(String... args) {
    return with(f -> f.args = List.of(args));
  }

  /** This container started in another folder. */
  public Container withWorkingDirectory(String path) {
    return with(f -> f.workingDirectory = Optional.of(path));
  }

  /** This container, which listens on a TCP port. */
  public Container withPort(String portName, int number) {
    return withPort(Port.tcp(portName, number));
  }

  /**
   * This container, which listens on a port.
   *
   * @throws IllegalArgumentException if it has a port of that name, or that number, already
   */
  public Container withPort(Port port) {
    for (Port known : fields.ports) {
      if (known.name().equals(port.name())
          || (known.number() == port.number() && known.protocol() == port.protocol())) {
        throw new IllegalArgumentException(
            "container \"" + name() + "\" listens on " + known + " already, and cannot on " + port);
      }
    }
    return with(f -> f.ports = Copies.plus(f.ports, port));
  }

  /** This container with a variable. */
  public Container withEnv(String variable, String text) {
    return withEnv(variable, EnvValue.of(text));
  }

  /**
   * This container with a variable. Order is kept: a variable may use those before it. One of that
   * name that is there already keeps its place and gets this value.
   *
   * @throws IllegalArgumentException if it is no name of a variable
   */
  public Container withEnv(String variable, EnvValue value) {
    NameRules.envVarName(variable)
        .ifPresent(
            rule -> {
              throw new IllegalArgumentException(
                  "container \""
                      + name()
                      + "\": \""
                      + variable
                      + "\" is no variable name: "
                      + rule);
            });
    return with(f -> f.env = replaced(f.env, new Env(variable, value)));
  }

  /** This container with every value of a ConfigMap as a variable of its key's name. */
  public Container withEnv(ConfigValues values) {
    return with(f -> f.envFrom = Copies.plus(f.envFrom, values));
  }

  /**
   * This container with every key of a Secret as a variable: key {@code api-token} becomes {@code
   * API_TOKEN}.
   */
  public Container withEnv(SecretNeed secret) {
    Container result = this;
    for (var key : secret.keys()) {
      result = result.withEnv(variable(key.name()), EnvValue.secret(secret, key.name()));
    }
    return result;
  }

  /** This container with a volume under a path. */
  public Container withMount(String path, Volume volume) {
    return withMount(Mount.of(path, volume));
  }

  /**
   * This container with a mount.
   *
   * @throws IllegalArgumentException if something else is mounted under that path
   */
  public Container withMount(Mount mount) {
    for (Mount known : fields.mounts) {
      if (known.path().equals(mount.path())) {
        throw new IllegalArgumentException(
            "container \""
                + name()
                + "\" mounts "
                + known.volume().name()
                + " under "
                + mount.path()
                + " already");
      }
    }
    return with(f -> f.mounts = Copies.plus(f.mounts, mount));
  }

  /** This container with the files of a ConfigMap in a folder. */
  public Container withFiles(String path, ConfigFiles files) {
    return withMount(path, Volume.of(files));
  }

  /** This container with each key of a Secret as a file in a folder. */
  public Container withFiles(String path, SecretNeed secret) {
    return withMount(path, Volume.of(secret));
  }

  /**
   * This container with a disk under a path. The pod gets a group that may write to it ({@code
   * fsGroup}, changed only where the root of the disk has another): that of {@link RunAs}, else a
   * number of our own. Without one a container that is not root could only read its disk.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod">Set
   *     the security context for a Pod</a>
   */
  public Container withDisk(String path, Disk disk) {
    return withMount(path, Volume.of(disk));
  }

  /**
   * This container with a folder that it may write to and that goes with the pod; a scratch folder
   * that is there already gets the new limit.
   *
   * @param path the folder, for example {@code /tmp}
   * @param limit how much it may hold; the pod is evicted when it holds more
   */
  public Container withScratch(String path, StorageSize limit) {
    Mount mount = Mount.of(path, Volume.scratch(scratchName(path), limit));
    boolean known =
        fields.mounts.stream()
            .anyMatch(m -> m.path().equals(path) && m.volume() instanceof Volume.Scratch);
    return known
        ? with(
            f -> f.mounts = f.mounts.stream().map(m -> m.path().equals(path) ? mount : m).toList())
        : withMount(mount);
  }

  /** This container with a probe that holds the others back until it succeeds once. */
  public Container started(Probe probe) {
    return with(f -> f.startup = Optional.of(onceOnly(probe)));
  }

  /** This container with a probe that restarts it when it fails. */
  public Container live(Probe probe) {
    return with(f -> f.liveness = Optional.of(onceOnly(probe)));
  }

  /** This container with a probe that keeps requests away while it fails. */
  public Container ready(Probe probe) {
    return with(f -> f.readiness = Optional.of(probe));
  }

  /** This container with something to do right after it starts. */
  public Container afterStart(Hook hook) {
    return with(f -> f.afterStart = Optional.of(hook));
  }

  /** This container with something to do before it is stopped; it counts as grace period. */
  public Container beforeStop(Hook hook) {
    return with(f -> f.beforeStop = Optional.of(hook));
  }

  /** This container run as another user than the rest of the pod. */
  public Container runningAs(RunAs user) {
    return with(f -> f.runAs = Optional.of(user));
  }

  /**
   * This container as one that does the work of its pod: it is given the variables, with addresses
   * and credentials, of what the pod uses. Every container is, except a sidecar, which seldom needs
   * them; a proxy of the pod's database, for example, does.
   */
  public Container asWorker() {
    return with(f -> f.task = Task.WORK);
  }

  /**
   * This container as a helper of others in its pod, such as an exporter of metrics: it is not
   * given the variables, with addresses and credentials, of what the pod uses. A sidecar is a
   * helper unless it is said to be a {@link #asWorker worker}.
   */
  public Container asHelper() {
    return with(f -> f.task = Task.HELP);
  }

  /** This container with a root file system that it may write to; prefer {@link #withScratch}. */
  public Container withWritableRoot() {
    return with(f -> f.root = Root.WRITABLE);
  }

  /**
   * This container with a capability; Pod Security {@code restricted} allows {@code
   * NET_BIND_SERVICE} only.
   */
  public Container withCapability(String capability) {
    return with(
        f -> {
          f.capabilities = new TreeSet<>(f.capabilities);
          f.capabilities.add(capability);
        });
  }

  /** A name as a variable is spelt: {@code airflow-db} becomes {@code AIRFLOW_DB}. */
  static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }

  private Probe onceOnly(Probe probe) {
    if (probe.timing().successes() != 1) {
      throw new IllegalArgumentException(
          "container \""
              + name()
              + "\": only a readiness probe may ask for "
              + probe.timing().successes()
              + " successes; Kubernetes wants 1 here");
    }
    return probe;
  }

  private static List<Env> replaced(List<Env> env, Env entry) {
    boolean known = env.stream().anyMatch(e -> e.name().equals(entry.name()));
    return known
        ? env.stream().map(e -> e.name().equals(entry.name()) ? entry : e).toList()
        : Copies.plus(env, entry);
  }

  private static String scratchName(String path) {
    String words =
        path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return Names.shorten(words.isEmpty() ? "scratch" : words, 63);
  }

  @Override
  public String toString() {
    return "container " + name() + " of " + image;
  }
}
