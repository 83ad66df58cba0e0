package dev.plimsoll.finding;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Who wrote a value: the layer, and the place in the user's or Plimsoll's sources. Every node of a
 * tree has one; nodes written together share it.
 *
 * @param layer the last layer that wrote the value
 * @param place where it is written
 */
@API(status = API.Status.EXPERIMENTAL)
public record Origin(Layer layer, Place place) {
  /** Origin of nothing in particular; used where a value is only an intermediate result. */
  public static final Origin UNKNOWN = new Origin(Layer.INPUT, Place.UNKNOWN);

  public Origin {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(place, "place");
  }

  /** Something that a component, workload or job rendered. */
  public static Origin render(String component, String method) {
    return new Origin(Layer.RENDER, Place.java(component, method));
  }

  @Override
  public String toString() {
    return layer.word() + " " + place;
  }
}
