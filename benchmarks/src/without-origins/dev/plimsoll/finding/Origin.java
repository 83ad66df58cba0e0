package dev.plimsoll.finding;

/**
 * Stands before the real class on the class path of {@code benchmarks/stages --without-origins}: it says the same and holds nothing, so
 * that the difference is what origins cost. Not part of any module.
 */
public final class Origin {
  public static final Origin UNKNOWN = new Origin(Layer.INPUT, Place.UNKNOWN);

  public Origin(Layer layer, Place place) {}

  public static Origin render(String component, String method) {
    return UNKNOWN;
  }

  public Layer layer() {
    return Layer.INPUT;
  }

  public Place place() {
    return Place.UNKNOWN;
  }
}
