package dev.plimsoll.topology;

import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.HostName;
import dev.plimsoll.unit.NamespaceName;
import java.util.Locale;
import org.apiguardian.api.API;

/** One end of an arrow. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Endpoint extends Comparable<Endpoint> {
  /**
   * The text that stands for the endpoint in JSON, on the command line and in findings, for example
   * {@code airflow/scheduler}.
   */
  String id();

  /**
   * The pods of one role in one namespace; they carry the label {@code plimsoll.dev/role}. Rights
   * and policies are per role and namespace.
   *
   * @param namespace where they run
   * @param role the value of the label, unique in the namespace, for example {@code scheduler}
   */
  record Pods(NamespaceName namespace, DnsLabel role) implements Endpoint {
    @Override
    public String id() {
      return namespace.value() + "/" + role.value();
    }
  }

  /** The API server of the cluster. */
  record KubernetesApi() implements Endpoint {
    @Override
    public String id() {
      return "kubernetes-api";
    }
  }

  /** The cluster's DNS. Every pod reaches it; it is not drawn. */
  record ClusterDns() implements Endpoint {
    @Override
    public String id() {
      return "dns";
    }
  }

  /**
   * Whatever brings requests for a web endpoint in from outside: an ingress controller or a load
   * balancer.
   *
   * @param endpoint the name of the {@code WebEndpoint}
   */
  record Ingress(String endpoint) implements Endpoint {
    @Override
    public String id() {
      return "ingress/" + endpoint;
    }
  }

  /**
   * A layer-4 load balancer in front of pods.
   *
   * @param reach who it can be reached by
   */
  record LoadBalancer(Reach reach) implements Endpoint {
    /** Who a load balancer can be reached by. */
    public enum Reach {
      /** The cluster's own network only. */
      INTERNAL,
      /** The internet. */
      PUBLIC
    }

    @Override
    public String id() {
      return "load-balancer/" + reach.name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something outside the cluster, by host name.
   *
   * @param host the host
   * @param port 1 to 65535
   */
  record External(HostName host, int port) implements Endpoint {
    public External {
      if (port < 1 || port > 65535) {
        throw new IllegalArgumentException(
            "port " + port + " of " + host.value() + " is not between 1 and 65535");
      }
    }

    /** A host that is called over HTTPS. */
    public static External https(String host) {
      return new External(HostName.of(host), 443);
    }

    @Override
    public String id() {
      return "external/" + host.value() + ":" + port;
    }
  }

  /**
   * A named intent that is reached over the network: an object store, a database.
   *
   * @param key the intent's key, for example {@code objectStore/lake}
   */
  record Bound(String key) implements Endpoint {
    @Override
    public String id() {
      return key;
    }
  }

  /** The pods of a role in a namespace. */
  static Pods pods(NamespaceName namespace, String role) {
    return new Pods(namespace, DnsLabel.of(role));
  }

  @Override
  default int compareTo(Endpoint other) {
    return id().compareTo(other.id());
  }
}
