package dev.plimsoll.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** What a field has to do with other objects. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Meaning {
  /** How bad it is if it leads nowhere; {@link Demand#MAY} for what cannot. */
  default Demand demand() {
    return Demand.MAY;
  }

  /**
   * Its text names an object.
   *
   * @param target the kind of the object
   * @param namespace the field with the namespace of the object; without one, or if that is absent,
   *     the namespace of the object that has the field
   * @param form how the name stands in the text
   * @param demand how bad it is if there is no such object
   */
  record NamesObject(
      TargetKind target, Optional<RelativePath> namespace, TextForm form, Demand demand)
      implements Meaning {}

  /**
   * Its text is a key of a ConfigMap or Secret.
   *
   * @param object the field that names the ConfigMap or Secret
   * @param demand how bad it is if there is no such key
   */
  record NamesKey(RelativePath object, Demand demand) implements Meaning {}

  /**
   * Its text or number is a port.
   *
   * @param owner the field that names the Service, or selects the Services or pods, whose port it
   *     is
   * @param demand how bad it is if there is no such port
   */
  record NamesPort(RelativePath owner, Demand demand) implements Meaning {}

  /**
   * Its text is a name out of a list in the same object, such as a container, a container's port or
   * a workflow's template.
   *
   * @param names the fields with the names that there are
   * @param demand how bad it is if there is no such name
   */
  record NamesItem(List<RelativePath> names, Demand demand) implements Meaning {}

  /**
   * It selects objects by their labels.
   *
   * @param kind the kind that is selected; for pods, the makers of pods answer too
   * @param plain whether the field is a plain map of labels, as in a Service, and not a label
   *     selector
   * @param namespaces where it looks
   * @param demand how bad it is if nothing is selected
   */
  record Selects(KindName kind, boolean plain, NamespaceChoice namespaces, Demand demand)
      implements Meaning {}

  /**
   * It is a pod template, or the object is a pod: a map with {@code metadata} and {@code spec}.
   *
   * @param added labels that whoever makes the pods adds; {@code *} is some value, {@code
   *     {metadata.name}} a field of the object
   */
  record MakesPods(Map<String, String> added) implements Meaning {
    public MakesPods {
      added = Map.copyOf(added);
    }
  }

  /**
   * Because of it, a controller makes another object.
   *
   * @param kind the kind of what is made
   * @param name its name
   * @param otherwise its name if the field is absent; without one, nothing is made then
   * @param when fields of which one must be there for it to be made; none for always
   * @param offer what is known of its contents
   */
  record Creates(
      KindName kind,
      NameTemplate name,
      Optional<NameTemplate> otherwise,
      List<PathPattern> when,
      OfferRule offer)
      implements Meaning {
    public Creates {
      when = List.copyOf(when);
    }
  }
}
