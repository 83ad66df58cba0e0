package dev.plimsoll.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The catalogue that Plimsoll brings, read once from its resources. */
final class StandardCatalogue {
  private static final List<String> FILES = List.of("kubernetes", "gateway", "monitoring", "spark", "flink", "argo", "secrets", "data", "delivery");

  private static final CatalogueText READER = new CatalogueText();

  /** All rules. */
  static final ReferenceCatalogue CATALOGUE = read();

  private StandardCatalogue() {}

  private static ReferenceCatalogue read() {
    ReferenceCatalogue all = ReferenceCatalogue.empty();
    for (String file : FILES) {
      String name = file + ".references";
      URL url = StandardCatalogue.class.getResource(name);
      if (url == null) {
        throw new IllegalStateException("resource " + name + " is not in the jar");
      }
      all = all.plus(READER.read(text(url), name));
    }
    return all;
  }

  /** A reader that knows the standard shapes. */
  static CatalogueText reader() {
    return READER.copy();
  }

  static String text(URL url) {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
