package dev.plimsoll.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the name of a variable, a flag or an entry says of its value. {@code DB_HOST}, {@code
 * --bootstrap-servers}, {@code spring.redis.hostname} and {@code peerAddresses2} say that it is a
 * host; {@code POD_NAMESPACE} that it is a namespace of Kubernetes, which {@code NAMESPACE} alone
 * does not: other programs have namespaces too.
 */
enum KeyMeaning {
  /** The value is a host. */
  HOST,
  /** The value is a namespace of Kubernetes. */
  NAMESPACE,
  /** The value is a namespace of Kubernetes or of another program. */
  SOME_NAMESPACE,
  /** The value is the name of a ConfigMap, Secret, account or claim. */
  OBJECT,
  /** The value is a word of a program's own, and no name of an object. */
  WORD,
  /** The value may be anything. */
  OTHER;

  private static final Set<String> HOSTS =
      Set.of(
          "host",
          "hosts",
          "hostname",
          "hostnames",
          "server",
          "servers",
          "addr",
          "addrs",
          "address",
          "addresses",
          "endpoint",
          "endpoints",
          "url",
          "urls",
          "uri",
          "uris",
          "broker",
          "brokers",
          "seeds",
          "peers",
          "upstream",
          "upstreams",
          "fqdn");

  /** Words at the end that say no more: {@code DB_HOST_NAME}, {@code hosts.1}. */
  private static final Set<String> IDLE = Set.of("name", "names", "list");

  private static final Set<String> OBJECTS =
      Set.of(
          "config",
          "configmap",
          "configmaps",
          "map",
          "secret",
          "secrets",
          "account",
          "accounts",
          "claim",
          "claims",
          "pvc",
          "serviceaccount",
          "sa");

  private static final Set<String> WORDS =
      Set.of("type", "kind", "regex", "uid", "uuid", "id", "mode", "format", "level");

  private static final Set<String> CLUSTER = Set.of("kubernetes", "k8s", "kube", "pod", "pods");

  /** The meaning of a key. */
  static KeyMeaning of(String key) {
    List<String> words = words(key);
    int last = words.size() - 1;
    while (last > 0 && isIdle(words.get(last))) {
      last--;
    }
    if (last < 0) {
      return OTHER;
    }
    String word = words.get(last);
    if (HOSTS.contains(word)) {
      // A virtual host is a name within a broker or proxy.
      return last > 0 && words.get(last - 1).equals("virtual") ? OTHER : HOST;
    }
    if (word.equals("namespace") || word.equals("namespaces")) {
      boolean isOfCluster = words.subList(0, last).stream().anyMatch(CLUSTER::contains);
      return isOfCluster ? NAMESPACE : SOME_NAMESPACE;
    }
    return OBJECTS.contains(word) ? OBJECT : WORDS.contains(word) ? WORD : OTHER;
  }

  /** Words at the end of a key that refers: {@code secretKeyRef}. */
  private static final Set<String> REFERRING = Set.of("ref", "reference", "key");

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("secret", "Secret"),
          Map.entry("secrets", "Secret"),
          Map.entry("config", "ConfigMap"),
          Map.entry("configmap", "ConfigMap"),
          Map.entry("map", "ConfigMap"),
          Map.entry("account", "ServiceAccount"),
          Map.entry("serviceaccount", "ServiceAccount"),
          Map.entry("claim", "PersistentVolumeClaim"),
          Map.entry("pvc", "PersistentVolumeClaim"),
          Map.entry("service", "Service"));

  /**
   * The kind of the core group that a key says: {@code secretName}, {@code configMapKeyRef}; empty
   * if it says none.
   */
  static Optional<String> kind(String key) {
    List<String> words = words(key);
    int last = words.size() - 1;
    while (last > 0 && (isIdle(words.get(last)) || REFERRING.contains(words.get(last)))) {
      last--;
    }
    return last < 0 ? Optional.empty() : Optional.ofNullable(KINDS.get(words.get(last)));
  }

  private static boolean isIdle(String word) {
    return IDLE.contains(word) || word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The words of a key in lower case: letters and digits, parted by anything else and by humps. */
  private static List<String> words(String key) {
    var words = new ArrayList<String>();
    int start = -1;
    for (int i = 0; i <= key.length(); i++) {
      char c = i < key.length() ? key.charAt(i) : ' ';
      boolean isHump =
          i > 0 && c >= 'A' && c <= 'Z' && !(key.charAt(i - 1) >= 'A' && key.charAt(i - 1) <= 'Z');
      if (start >= 0 && (!isWord(c) || isHump)) {
        words.add(key.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
      if (start < 0 && isWord(c)) {
        start = i;
      }
    }
    return words;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
