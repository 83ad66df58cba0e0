package dev.plimsoll.topology;

import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.NamespaceName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What one end does with the other. The purpose decides what is generated: rights, policies on both
 * ends, tokens, scrape rules.
 *
 * <p>Four kinds are the core's; a module draws its own kind (submits, reconciles, spawns) as one of
 * these with a {@link #verb()} of its own.
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Arrow extends Comparable<Arrow> {
  /** Who begins. */
  Endpoint from();

  /** Who is addressed. */
  Endpoint to();

  /**
   * What the picture says on the arrow, for example {@code calls}, {@code scrapes}, {@code spawns}.
   */
  String verb();

  /**
   * Whether it belongs to the plumbing that pictures for people leave out: the Kubernetes API, DNS,
   * webhooks, and what programs say back to those that started them.
   */
  boolean isSystem();

  /**
   * Network calls.
   *
   * @param from who calls
   * @param to who is called
   * @param ports of {@code to}, by name or number; empty if the endpoint itself says (external,
   *     bound, Kubernetes API)
   * @param verb what the picture says
   * @param isSystem whether pictures for people leave it out
   */
  record Calls(Endpoint from, Endpoint to, List<PortRef> ports, String verb, boolean isSystem)
      implements Arrow {
    public Calls {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      ports = List.copyOf(ports);
    }
  }

  /**
   * Metrics are fetched.
   *
   * @param from who fetches
   * @param to whose metrics
   * @param port the container port of {@code to}
   * @param path the path of the metrics page
   */
  record Scrapes(Endpoint.Pods from, Endpoint.Pods to, PortRef port, HttpPath path)
      implements Arrow {
    @Override
    public String verb() {
      return "scrapes";
    }

    @Override
    public boolean isSystem() {
      return false;
    }
  }

  /**
   * A bound intent is used through an identity or a secret.
   *
   * @param from who uses it
   * @param to the intent
   * @param access what is done with it
   */
  record Uses(Endpoint.Pods from, Endpoint.Bound to, Access access) implements Arrow {
    @Override
    public String verb() {
      return access.verb();
    }

    @Override
    public boolean isSystem() {
      return false;
    }
  }

  /**
   * Kubernetes objects are made, watched or changed.
   *
   * @param from who does it
   * @param in the namespace whose objects they are; empty for cluster-scoped objects and for
   *     objects of all namespaces
   * @param grants exactly what is done
   * @param verb what the picture says, for example {@code submits}
   * @param of whose objects these are in the picture; the Kubernetes API itself if nobody's
   */
  record Manages(
      Endpoint.Pods from, Optional<NamespaceName> in, List<Grant> grants, String verb, Endpoint of)
      implements Arrow {
    public Manages {
      grants = List.copyOf(grants);
      if (grants.isEmpty()) {
        throw new IllegalArgumentException(
            "arrow "
                + from.id()
                + " "
                + verb
                + " in "
                + in.map(NamespaceName::value).orElse("the cluster")
                + " grants nothing; leave it out");
      }
    }

    @Override
    public Endpoint to() {
      return of;
    }

    @Override
    public boolean isSystem() {
      return of instanceof Endpoint.KubernetesApi;
    }
  }

  /** Calls to a named port. */
  static Calls calls(Endpoint from, Endpoint to, String port) {
    return new Calls(from, to, List.of(PortRef.named(port)), "calls", false);
  }

  /** Calls to something that says its port itself: an external host, a bound intent. */
  static Calls calls(Endpoint from, Endpoint to) {
    return new Calls(
        from,
        to,
        List.of(),
        "calls",
        to instanceof Endpoint.KubernetesApi || to instanceof Endpoint.ClusterDns);
  }

  @Override
  default int compareTo(Arrow other) {
    int order = from().compareTo(other.from());
    order = order != 0 ? order : to().compareTo(other.to());
    order = order != 0 ? order : verb().compareTo(other.verb());
    return order != 0 ? order : toString().compareTo(other.toString());
  }
}
