package dev.plimsoll.check.reach;

import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.Where;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.NamespaceName;
import java.util.Collection;
import java.util.regex.Pattern;

/** The names of the declared topology as the environment changes them. */
record DeclaredNames(Naming naming) {
  /** What a hash of content adds to a name. */
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{10}");

  /** A namespace as it is called in the bundle. */
  String namespace(NamespaceName namespace) {
    return naming.namespaces().getOrDefault(namespace.value(), namespace.value());
  }

  /** Pods as {@link PodBox#id} calls them. */
  String id(Endpoint.Pods pods) {
    return namespace(pods.namespace()) + "/" + pods.role().value();
  }

  /**
   * An object as those who name it call it: by its new name if one of them does, else by the
   * declared one, which is right for objects that are not of the bundle or keep their name.
   *
   * @param used the names that are used of objects of that kind
   */
  String object(String declared, Collection<String> used) {
    String renamed = naming.prefix() + declared + naming.suffix();
    return used.stream()
        .filter(name -> name.equals(renamed) || isHashed(name, renamed))
        .findFirst()
        .orElse(declared);
  }

  private static boolean isHashed(String name, String renamed) {
    return name.startsWith(renamed + "-")
        && HASH.matcher(name.substring(renamed.length() + 1)).matches();
  }

  /** An arrow, as it was declared, for a finding. */
  static Where where(Arrow arrow) {
    return Where.named("arrow", arrow.from().id() + " " + arrow.verb() + " " + arrow.to().id());
  }
}
