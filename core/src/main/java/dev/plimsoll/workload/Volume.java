package dev.plimsoll.workload;

import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.Names;
import dev.plimsoll.unit.StorageSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Files that containers see under a path. A pod has the volumes that its containers mount; two
 * containers that mount equal volumes share one.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/volumes/">Volumes</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Volume {
  /** The name in the pod, a DNS label. */
  String name();

  /**
   * An empty folder that goes with the pod.
   *
   * @param name its name in the pod
   * @param size how much it may hold; the pod is evicted when it holds more
   * @param medium disk of the node, or its memory, which counts as the containers' own
   */
  record Scratch(String name, StorageSize size, Medium medium) implements Volume {
    public Scratch {
      name = DnsLabel.of(name).value();
    }
  }

  /** Where a scratch folder lies. */
  enum Medium {
    /** On the node's disk. */
    DISK,
    /** In the node's memory. */
    MEMORY
  }

  /** The files of a ConfigMap that comes with the workload. */
  record Files(ConfigFiles files) implements Volume {
    @Override
    public String name() {
      return label("config", files.name());
    }
  }

  /**
   * Keys of a Secret as files.
   *
   * @param secret the Secret, by what is needed of it
   * @param paths the file of each key; empty: each key is a file of its name
   */
  record SecretFiles(SecretNeed secret, SortedMap<String, String> paths) implements Volume {
    public SecretFiles {
      paths = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(paths));
    }

    @Override
    public String name() {
      return label("secret", secret.name());
    }
  }

  /** A disk of its own. */
  record Claimed(Disk disk) implements Volume {
    @Override
    public String name() {
      return disk.name().value();
    }
  }

  /** A claim that something else makes in the namespace. */
  record ExistingClaim(String claim) implements Volume {
    public ExistingClaim {
      claim = DnsLabel.of(claim).value();
    }

    @Override
    public String name() {
      return label("claim", claim);
    }
  }

  /** A ConfigMap that something else makes in the namespace. */
  record ExistingConfig(String configMap) implements Volume {
    public ExistingConfig {
      configMap = DnsLabel.of(configMap).value();
    }

    @Override
    public String name() {
      return label("config", configMap);
    }
  }

  /**
   * A token of the pod's service account for somebody else than the Kubernetes API, in the file
   * {@code token}.
   *
   * @param audience who it is for
   * @param lifetime how long it is valid; at least 10 minutes
   */
  record Token(String audience, Duration lifetime) implements Volume {
    public Token {
      if (DurationText.seconds(lifetime) < 600) {
        throw new IllegalArgumentException(
            "a token for " + audience + " valid for " + lifetime + "; write 10 minutes or more");
      }
    }

    @Override
    public String name() {
      return "token-" + Names.hash(audience, 8);
    }
  }

  /** Several sources in one folder. */
  record Projected(String name, List<Volume> sources) implements Volume {
    public Projected {
      name = DnsLabel.of(name).value();
      sources = List.copyOf(sources);
      for (Volume source : sources) {
        if (source instanceof Scratch || source instanceof Claimed || source instanceof Projected) {
          throw new IllegalArgumentException(
              "projected volume \""
                  + name
                  + "\" cannot hold "
                  + source.name()
                  + "; project files of ConfigMaps and Secrets, and tokens");
        }
      }
    }
  }

  /**
   * A volume that only fabric8 has a word for. Its name must be set.
   *
   * @param volume the volume as Kubernetes writes it
   */
  record Other(io.fabric8.kubernetes.api.model.Volume volume) implements Volume {
    @Override
    public String name() {
      return Optional.ofNullable(volume.getName())
          .orElseThrow(() -> new IllegalArgumentException("a volume without a name; set it"));
    }
  }

  /** An empty folder on the node's disk. */
  static Volume scratch(String name, StorageSize size) {
    return new Scratch(name, size, Medium.DISK);
  }

  /** An empty folder in the node's memory. */
  static Volume inMemory(String name, StorageSize size) {
    return new Scratch(name, size, Medium.MEMORY);
  }

  /** The files of a ConfigMap that comes with the workload. */
  static Volume of(ConfigFiles files) {
    return new Files(files);
  }

  /** Each key of a Secret as a file of its name. */
  static Volume of(SecretNeed secret) {
    return new SecretFiles(secret, new TreeMap<>());
  }

  /** A disk of its own. */
  static Volume of(Disk disk) {
    return new Claimed(disk);
  }

  /** A claim that something else makes in the namespace. */
  static Volume existingClaim(String name) {
    return new ExistingClaim(name);
  }

  /** A ConfigMap that something else makes in the namespace. */
  static Volume existingConfig(String name) {
    return new ExistingConfig(name);
  }

  /** A token for somebody else than the Kubernetes API, valid for an hour and renewed in time. */
  static Volume token(String audience) {
    return new Token(audience, Duration.ofHours(1));
  }

  /** Several sources in one folder. */
  static Volume projected(String name, Volume... sources) {
    return new Projected(name, List.of(sources));
  }

  /** A volume that only fabric8 has a word for. */
  static Volume of(io.fabric8.kubernetes.api.model.Volume volume) {
    return new Other(volume);
  }

  private static String label(String kind, String name) {
    return Names.shorten(kind + "-" + name, 63);
  }
}
