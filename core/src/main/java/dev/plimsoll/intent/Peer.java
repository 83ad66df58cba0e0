package dev.plimsoll.intent;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/** Who may be talked to, as a NetworkPolicy can say it. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Peer {
  /**
   * Pods, by labels of their namespaces and their own.
   *
   * @param namespaceLabels labels of the namespaces; empty for every namespace
   * @param podLabels labels of the pods; empty for every pod there
   */
  record Pods(SortedMap<String, String> namespaceLabels, SortedMap<String, String> podLabels)
      implements Peer {
    public Pods {
      namespaceLabels = Collections.unmodifiableSortedMap(new TreeMap<>(namespaceLabels));
      podLabels = Collections.unmodifiableSortedMap(new TreeMap<>(podLabels));
    }

    /** Pods with labels in one namespace, by its name. */
    public static Pods in(String namespace, Map<String, String> podLabels) {
      return new Pods(
          new TreeMap<>(Map.of("kubernetes.io/metadata.name", namespace)),
          new TreeMap<>(podLabels));
    }
  }

  /**
   * Addresses.
   *
   * @param cidr for example {@code 10.0.0.0/16}
   * @param except blocks within it that are left out
   */
  record Addresses(String cidr, List<String> except) implements Peer {
    public Addresses {
      except = List.copyOf(except);
    }

    /** A block as a whole. */
    public static Addresses of(String cidr) {
      return new Addresses(cidr, List.of());
    }
  }

  /**
   * Anywhere, because nothing narrower is known. The stage that uses it warns, and names the arrow.
   *
   * @param why what is not known, and what the environment would have to say; one sentence
   */
  record Anywhere(String why) implements Peer {}
}
