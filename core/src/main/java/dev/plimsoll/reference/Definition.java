package dev.plimsoll.reference;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import java.util.Optional;
import org.apiguardian.api.API;

/** An object that a reference can lead to: how we know that it exists, or will. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Definition {
  /** Which object it is. */
  ObjectKey key();

  /**
   * The manifest that stands for it: its own, or that of the object for which it is made; none if
   * it is outside.
   */
  Optional<Manifest> source();

  /**
   * It is in the bundle, applied or latent.
   *
   * @param key which object it is
   * @param manifest the object
   */
  record Present(ObjectKey key, Manifest manifest) implements Definition {
    @Override
    public Optional<Manifest> source() {
      return Optional.of(manifest);
    }
  }

  /**
   * A controller makes it for an object of the bundle, for example the Secret of a Certificate.
   *
   * @param key which object it is
   * @param maker the object for which it is made
   * @param field the field of the maker whose text is the name, {@link FieldPath#ROOT} if the name
   *     follows from the rule's template
   * @param rule why it is made
   * @param offer what is known of its contents
   */
  record Made(ObjectKey key, Manifest maker, FieldPath field, Meaning.Creates rule, Offer offer)
      implements Definition {
    @Override
    public Optional<Manifest> source() {
      return Optional.of(maker);
    }
  }

  /**
   * It is declared to exist outside of the bundle.
   *
   * @param key which object it is
   * @param offer what is known of its contents
   */
  record Outside(ObjectKey key, Offer offer) implements Definition {
    @Override
    public Optional<Manifest> source() {
      return Optional.empty();
    }
  }
}
