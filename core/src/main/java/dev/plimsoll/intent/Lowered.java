package dev.plimsoll.intent;

import dev.plimsoll.finding.FindingsException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/** What a target makes of an intent. What must be made outside the cluster is a {@link HandOff}. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Lowered {
  /**
   * A storage class.
   *
   * @param className what claims name
   * @param objects a StorageClass, where the cluster does not bring it
   */
  record Storage(String className, List<HasMetadata> objects) implements Lowered {
    public Storage {
      objects = List.copyOf(objects);
    }
  }

  /**
   * A way in from outside.
   *
   * @param host the host that people type
   * @param objects Ingress or HTTPRoute, and what belongs to it, such as a certificate
   * @param serviceAnnotations annotations that the Service needs for it
   * @param from who the traffic comes from, seen from the pods
   * @param handOffs what must be made outside
   */
  record Web(
      String host,
      List<HasMetadata> objects,
      SortedMap<String, String> serviceAnnotations,
      List<Peer> from,
      List<HandOff> handOffs)
      implements Lowered {
    public Web {
      objects = List.copyOf(objects);
      serviceAnnotations = sorted(serviceAnnotations);
      from = List.copyOf(from);
      handOffs = List.copyOf(handOffs);
    }

    /** A way in for which nothing must be made outside. */
    public Web(
        String host,
        List<HasMetadata> objects,
        SortedMap<String, String> serviceAnnotations,
        List<Peer> from) {
      this(host, objects, serviceAnnotations, from, List.of());
    }
  }

  /**
   * Settings of a Service of type LoadBalancer.
   *
   * @param loadBalancerClass {@code spec.loadBalancerClass}, if the target wants one
   * @param annotations annotations of the Service
   * @param from who the traffic comes from, seen from the pods
   */
  record LoadBalancer(
      Optional<String> loadBalancerClass, SortedMap<String, String> annotations, List<Peer> from)
      implements Lowered {
    public LoadBalancer {
      annotations = sorted(annotations);
      from = List.copyOf(from);
    }
  }

  /**
   * How a service account comes to act as a cloud identity.
   *
   * @param annotations of the service account
   * @param podLabels of every pod that uses it
   * @param env variables that every container of such a pod needs
   * @param egress where tokens are exchanged
   * @param handOffs what must be made outside
   */
  record Account(
      SortedMap<String, String> annotations,
      SortedMap<String, String> podLabels,
      SortedMap<String, String> env,
      List<Egress> egress,
      List<HandOff> handOffs)
      implements Lowered {
    public Account {
      annotations = sorted(annotations);
      podLabels = sorted(podLabels);
      env = sorted(env);
      egress = List.copyOf(egress);
      handOffs = List.copyOf(handOffs);
    }

    /** Nothing to say. */
    public static Account none() {
      return new Account(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of(), List.of());
    }
  }

  /**
   * How pods come to run on a pool.
   *
   * @param nodeSelector labels that the nodes must have
   * @param tolerations of the taints that the nodes have
   * @param canBeTakenBack whether the cloud may take the nodes back (spot)
   * @param objects what makes the pool, such as a Karpenter NodePool, where the environment asks
   *     for it
   */
  record Placement(
      SortedMap<String, String> nodeSelector,
      List<Toleration> tolerations,
      boolean canBeTakenBack,
      List<HasMetadata> objects)
      implements Lowered {
    public Placement {
      nodeSelector = sorted(nodeSelector);
      tolerations = List.copyOf(tolerations);
      objects = List.copyOf(objects);
    }
  }

  /**
   * Where a Secret comes from.
   *
   * @param secretName the name of the Secret in the namespace
   * @param keys for each key that the need names, the key that the Secret has
   * @param objects ExternalSecret, or a Secret with literals in a dev stage
   * @param handOffs what must be made outside
   */
  record SecretSource(
      String secretName,
      SortedMap<String, String> keys,
      List<HasMetadata> objects,
      List<HandOff> handOffs)
      implements Lowered {
    public SecretSource {
      keys = sorted(keys);
      objects = List.copyOf(objects);
      handOffs = List.copyOf(handOffs);
    }
  }

  /**
   * How an object store is reached.
   *
   * @param protocol which clients speak to it
   * @param bucket bucket or container
   * @param settings facts that clients need, by name; see {@link StoreSetting}
   * @param account how pods get access
   * @param secret the Secret with access keys, {@link #ACCESS_KEY} and {@link #SECRET_KEY}, where
   *     the target has no workload identity; {@link Lowering#secret} says where it comes from
   * @param egress where it is
   */
  record Store(
      StoreProtocol protocol,
      String bucket,
      SortedMap<StoreSetting, String> settings,
      Account account,
      Optional<SecretNeed> secret,
      List<Egress> egress)
      implements Lowered {
    /** The key of {@link #secret} that holds the name of the access key. */
    public static final String ACCESS_KEY = "access-key";

    /** The key of {@link #secret} that holds the access key itself. */
    public static final String SECRET_KEY = "secret-key";

    public Store {
      settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
      egress = List.copyOf(egress);
    }

    /** A setting, if the target knows it. */
    public Optional<String> setting(StoreSetting setting) {
      return Optional.ofNullable(settings.get(setting));
    }
  }

  /**
   * How a PostgreSQL database is reached.
   *
   * @param host the host name
   * @param port usually 5432
   * @param database the name of the database in the server
   * @param sslMode how much a client insists on encryption: a word of <a
   *     href="https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION">libpq</a>
   * @param credentials the Secret with the keys {@code username}, {@code password} and {@code
   *     connection} (a SQLAlchemy URL), in the namespace that was asked for
   * @param egress where it is
   */
  record Postgres(
      String host,
      int port,
      String database,
      String sslMode,
      SecretSource credentials,
      List<Egress> egress)
      implements Lowered {
    public Postgres {
      egress = List.copyOf(egress);
    }
  }

  /**
   * Where traffic may go.
   *
   * @param purpose for comments and reports, for example {@code token exchange}
   * @param peers at least one
   * @param ports at least one
   */
  record Egress(String purpose, List<Peer> peers, List<PeerPort> ports) implements Lowered {
    public Egress {
      peers = List.copyOf(peers);
      ports = List.copyOf(ports);
      if (peers.isEmpty() || ports.isEmpty()) {
        throw new IllegalArgumentException("egress for " + purpose + " names no peer or no port");
      }
    }
  }

  /**
   * Something that a person or another tool must make outside the cluster, such as the trust of a
   * cloud role in a service account.
   *
   * @param title what, in a few words
   * @param instructions how, Markdown; {@link #NAMESPACE} and {@link #ACCOUNT} stand for what
   *     {@code subject} says, here and in the title
   * @param subject whom in the cluster it is for, as the platform names it; empty if it is for
   *     nobody, or not yet known
   */
  record HandOff(String title, String instructions, Optional<Subject> subject) implements Lowered {
    /** Stands for the namespace of the subject. */
    public static final String NAMESPACE = "<namespace>";

    /** Stands for the name of the service account. */
    public static final String ACCOUNT = "<service-account>";

    /** Namespace and service account, as they are often written. */
    public static final String BOTH = NAMESPACE + "/" + ACCOUNT;

    /**
     * Whom in the cluster a hand-off is for. An environment may change its names, so it is kept
     * apart from the text.
     *
     * @param namespace a namespace
     * @param account a service account in it; empty if it is for the namespace as such
     */
    public record Subject(String namespace, Optional<String> account) {}

    /** A hand-off whose subject is not yet known, or that is for nobody. */
    public HandOff(String title, String instructions) {
      this(title, instructions, Optional.empty());
    }

    /** The same for a namespace. */
    public HandOff in(String namespace) {
      return with(new Subject(namespace, Optional.empty()));
    }

    /**
     * The same for one service account. Whoever uses an identity says so, because a target does not
     * know who will.
     */
    public HandOff forAccount(String namespace, String name) {
      return with(new Subject(namespace, Optional.of(name)));
    }

    /** The same for another subject. */
    public HandOff with(Subject other) {
      return new HandOff(title, instructions, Optional.of(other));
    }

    /** The title with the subject filled in, where it is known. */
    public String heading() {
      return filled(title);
    }

    /** The instructions with the subject filled in, where it is known. */
    public String text() {
      return filled(instructions);
    }

    private String filled(String text) {
      String named = subject.map(s -> text.replace(NAMESPACE, s.namespace())).orElse(text);
      return subject
          .flatMap(Subject::account)
          .map(account -> named.replace(ACCOUNT, account))
          .orElse(named);
    }
  }

  /** Refuses an intent that the target cannot express. */
  static FindingsException refused(dev.plimsoll.finding.Finding finding) {
    return new FindingsException(finding);
  }

  private static SortedMap<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
