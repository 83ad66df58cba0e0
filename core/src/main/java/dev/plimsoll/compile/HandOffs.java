package dev.plimsoll.compile;

import dev.plimsoll.environment.Naming;
import dev.plimsoll.intent.Lowered.HandOff;
import dev.plimsoll.manifest.Bundle;
import java.util.List;
import java.util.Optional;

/**
 * Hand-offs for the names that an environment gives: a trust in a service account that has another
 * name in the cluster is worth nothing.
 */
final class HandOffs {
  private final Naming naming;
  private final Bundle before;

  /**
   * Hand-offs of a bundle.
   *
   * @param before the bundle before it was named
   */
  HandOffs(Naming naming, Bundle before) {
    this.naming = naming;
    this.before = before;
  }

  List<HandOff> named(List<HandOff> handOffs) {
    return handOffs.stream().map(this::named).distinct().toList();
  }

  private HandOff named(HandOff handOff) {
    return handOff.subject().map(subject -> handOff.with(named(subject))).orElse(handOff);
  }

  private HandOff.Subject named(HandOff.Subject subject) {
    return new HandOff.Subject(
        NewNames.namespace(naming, subject.namespace()),
        subject.account().map(account -> account(subject.namespace(), account)));
  }

  private String account(String namespace, String account) {
    return before
        .find("", "ServiceAccount", Optional.of(namespace), account)
        .map(manifest -> NewNames.rename(naming, manifest).name())
        .orElse(account);
  }
}
