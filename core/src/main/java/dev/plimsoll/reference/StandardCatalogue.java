package dev.plimsoll.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The catalogue that Plimsoll brings, read once from its resources. */
final class StandardCatalogue {
  private static final List<String> FILES =
      List.of(
          "kubernetes",
          "gateway",
          "monitoring",
          "spark",
          "flink",
          "argo",
          "secrets",
          "clouds",
          "data",
          "delivery");

  private static final CatalogueText READER = new CatalogueText();

  /** All rules. */
  static final ReferenceCatalogue CATALOGUE = read();

  private StandardCatalogue() {}

  private static ReferenceCatalogue read() {
    ReferenceCatalogue all = ReferenceCatalogue.empty();
    for (String file : FILES) {
      String name = file + ".references";
      all = all.plus(READER.readTrusted(text(name), name));
    }
    return all;
  }

  /** A reader that knows the standard shapes. */
  static CatalogueText reader() {
    return READER.copy();
  }

  private static String text(String name) {
    try (InputStream in = StandardCatalogue.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
