package dev.plimsoll.samples.dataplatform;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.emit.Emitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What generate writes, as hexadecimal texts of bytes by path, so that differences can be read. */
final class Outputs {
  private Outputs() {}

  /** Writes every environment below a folder. */
  static void generateAll(Plimsoll<?> plimsoll, Path out) {
    plimsoll.environments().forEach(name -> plimsoll.generate(name, out));
  }

  /** Writes one report below a folder, and reads it back. */
  static Map<String, String> of(Report report, Path out) {
    Emitter.into(out).emit(report.orThrow().layout());
    return read(out.resolve(report.environment().name()));
  }

  /** All files below a folder; each byte is one character. */
  static Map<String, String> read(Path folder) {
    var files = new TreeMap<String, String>();
    try (Stream<Path> walked = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) walked.filter(Files::isRegularFile)::iterator) {
        files.put(
            folder.relativize(file).toString(),
            Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
