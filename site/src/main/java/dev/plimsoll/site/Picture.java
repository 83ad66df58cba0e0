package dev.plimsoll.site;

import java.util.List;

/**
 * A topology with a place for everything, in pixels from the upper left corner.
 *
 * @param width of the whole picture
 * @param height of the whole picture
 * @param groups namespaces
 * @param boxes pods, and what is outside of the cluster
 * @param lines arrows
 */
record Picture(int width, int height, List<Group> groups, List<Shape> boxes, List<Line> lines) {
  /** A namespace. */
  public record Group(String title, Area area) {}

  /**
   * A box.
   *
   * @param title what stands in it
   * @param style {@code applied}, {@code latent} or {@code outside}
   * @param area where it is
   */
  public record Shape(String title, String style, Area area) {}

  /**
   * An arrow.
   *
   * @param verb what it does
   * @param path the corners, as {@code points} of SVG
   * @param x of the verb's middle
   * @param y of the verb's base line
   */
  public record Line(String verb, String path, int x, int y) {}

  /** A rectangle. */
  public record Area(int x, int y, int width, int height) {
    /** The middle. */
    public int middleX() {
      return x + width / 2;
    }

    /** The base line of a text in the middle. */
    public int middleY() {
      return y + height / 2 + 5;
    }
  }
}
