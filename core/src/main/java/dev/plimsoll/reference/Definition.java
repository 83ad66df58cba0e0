package dev.plimsoll.reference;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ScalarNode;
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
    // Written out for the same reason as in ObjectKey; the key follows from the manifest.
    @Override
    public boolean equals(Object other) {
      return other instanceof Present that && manifest.equals(that.manifest);
    }

    @Override
    public int hashCode() {
      return manifest.hashCode();
    }

    @Override
    public Optional<Manifest> source() {
      return Optional.of(manifest);
    }
  }

  /**
   * A controller makes it for an object of the bundle, for example the Secret of a Certificate.
   *
   * @param key which object it is; a name that ends in {@code #} stands for one of each number
   * @param maker the object for which it is made
   * @param field the field of the maker that the rule is about, {@link FieldPath#ROOT} if it is
   *     about the object, or the field is absent
   * @param rule why it is made
   * @param offer what is known of its contents
   */
  record Made(ObjectKey key, Manifest maker, FieldPath field, Meaning.Creates rule, Offer offer)
      implements Definition {
    @Override
    public Optional<Manifest> source() {
      return Optional.of(maker);
    }

    /**
     * Whether its name stands in the field, so that it is free to choose; otherwise it follows from
     * the maker's name.
     */
    public boolean isNamedByField() {
      return rule.name().isField() && !field.isRoot();
    }

    /**
     * What it would be called if the maker were called otherwise.
     *
     * @param makerName the other name of the maker
     * @param written how a reference names it now: of a name that ends in {@code #}, the number is
     *     taken from here
     */
    public String nameFor(String makerName, String written) {
      NameTemplate template = field.isRoot() ? rule.otherwise().orElse(rule.name()) : rule.name();
      String text =
          maker.find(field).orElseThrow() instanceof ScalarNode scalar ? scalar.text() : "";
      String name = template.render(maker.tree(), makerName, text).orElseThrow();
      if (!name.endsWith(NameTemplate.ORDINAL)) {
        return name;
      }
      return name.substring(0, name.length() - 1) + written.substring(written.lastIndexOf('-') + 1);
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
