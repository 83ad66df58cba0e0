package dev.plimsoll.internal;

import dev.plimsoll.PlimsollCodes;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Plimsoll in a process of its own, in a country where {@code i} has a dot as a capital, on an
 * island whose clocks are three quarters of an hour off, and with an old charset.
 *
 * @param classPath on which it finds Plimsoll and the definition
 */
public record SecondProcess(List<Path> classPath) {
  private static final List<String> ELSEWHERE =
      List.of(
          "-Duser.language=tr",
          "-Duser.country=TR",
          "-Duser.timezone=Pacific/Chatham",
          "-Dfile.encoding=ISO-8859-1");

  /**
   * Writes environments below a folder.
   *
   * @throws FindingsException if this fails, with what the process said
   */
  public void generate(
      String definition, Path environments, List<Path> crds, List<String> names, Path out) {
    String request =
        JsonWriter.compact(
            MapNode.builder(Origin.UNKNOWN)
                .put("verb", "generate")
                .put("definition", definition)
                .put("environments", environments.toAbsolutePath().toString())
                .put(
                    "crds",
                    ListNode.ofStrings(
                        crds.stream().map(path -> path.toAbsolutePath().toString()).toList(),
                        Origin.UNKNOWN))
                .put("select", ListNode.ofStrings(names, Origin.UNKNOWN))
                .put("out", out.toAbsolutePath().toString())
                .build());
    String answer = run(out, request);
    boolean wrote = names.stream().allMatch(name -> Files.isDirectory(out.resolve(name)));
    if (!wrote) {
      throw new FindingsException(
          Finding.of(
              PlimsollCodes.NOT_REPEATABLE,
              Where.named("definition", definition),
              "rendered here, but fails in a second process under another locale, time zone and"
                  + " charset, which answers: "
                  + answer.strip(),
              "take out what depends on locale, time zone, charset or chance"));
    }
  }

  private String run(Path folder, String request) {
    try {
      // An argument file, since a class path may be longer than a command line.
      Path arguments = Files.createTempFile(folder, "arguments", ".txt");
      Path answer = Files.createTempFile(folder, "answer", ".json");
      Path asked = Files.writeString(Files.createTempFile(folder, "request", ".json"), request);
      Files.writeString(arguments, "-cp \"" + escaped(path()) + "\"\n");
      var command =
          new java.util.ArrayList<String>(
              List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
      command.addAll(ELSEWHERE);
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "@" + arguments, "dev.plimsoll.Border"));
      Process process =
          new ProcessBuilder(command)
              .redirectInput(asked.toFile())
              .redirectErrorStream(true)
              .redirectOutput(answer.toFile())
              .start();
      process.waitFor();
      return Files.readString(answer, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while a second process was running", stopped);
    }
  }

  private String path() {
    return classPath.stream()
        .map(path -> path.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
