package dev.plimsoll.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a catalogue says of kinds as such.
 *
 * @param ofCluster kinds whose objects have no namespace
 * @param unstored kinds that are named like objects, but that the API server does not keep, such as
 *     the users and groups of a binding
 */
record KindTable(Set<KindName> ofCluster, Set<KindName> unstored) {
  static final KindTable EMPTY = new KindTable(Set.of(), Set.of());

  KindTable {
    ofCluster = Collections.unmodifiableSet(new TreeSet<>(ofCluster));
    unstored = Collections.unmodifiableSet(new TreeSet<>(unstored));
  }

  KindTable plus(KindTable other) {
    return new KindTable(union(ofCluster, other.ofCluster), union(unstored, other.unstored));
  }

  KindTable withOfCluster(Collection<KindName> more) {
    return new KindTable(union(ofCluster, more), unstored);
  }

  KindTable withUnstored(Collection<KindName> more) {
    return new KindTable(ofCluster, union(unstored, more));
  }

  private static Set<KindName> union(Collection<KindName> a, Collection<KindName> b) {
    var all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }
}
