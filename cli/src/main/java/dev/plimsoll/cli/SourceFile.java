package dev.plimsoll.cli;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * A definition as a single source file: compiled into a temporary folder that goes when the process
 * ends.
 */
final class SourceFile {
  private final Path file;
  private final String shown;

  SourceFile(Path file) {
    this.file = file;
    this.shown = file.toString().replace('\\', '/');
  }

  /** How findings name the file. */
  String shown() {
    return shown;
  }

  /**
   * Compiles.
   *
   * @param classPath what the source sees, as the compiler takes it
   * @return the folder of classes
   * @throws FindingsException with each of the compiler's errors, or if there is no compiler
   */
  Path compile(String classPath) {
    return compile(classPath, ToolProvider.getSystemJavaCompiler());
  }

  Path compile(String classPath, JavaCompiler compiler) {
    if (compiler == null) {
      throw new FindingsException(
          Finding.of(
              CommandCodes.NO_COMPILER,
              Where.named("file", shown),
              "the file is source, and this Java ("
                  + Runtime.version().feature()
                  + ", in "
                  + System.getProperty("java.home").replace('\\', '/')
                  + ") has no compiler",
              "run with a JDK (set JAVA_HOME), or name a compiled class"));
    }
    Path folder = TemporaryFolder.make();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (var files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-d",
              folder.toString(),
              "-classpath",
              classPath,
              "-proc:none",
              "-parameters",
              "-Xlint:none",
              "-nowarn");
      compiler
          .getTask(null, files, diagnostics, options, null, files.getJavaFileObjects(file))
          .call();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    var findings = new Findings();
    diagnostics.getDiagnostics().forEach(said -> add(said, findings));
    findings.throwIfErrors();
    return folder;
  }

  private void add(Diagnostic<? extends JavaFileObject> said, Findings findings) {
    if (said.getKind() != Diagnostic.Kind.ERROR) {
      return;
    }
    Where where = Where.named("file", shown);
    boolean hasPlace = said.getLineNumber() != Diagnostic.NOPOS;
    findings.add(
        CommandCodes.NOT_COMPILED,
        hasPlace
            ? where.in(Place.file(shown, (int) said.getLineNumber(), (int) said.getColumnNumber()))
            : where,
        String.join(", ", said.getMessage(Locale.ROOT).lines().map(SourceFile::oneBlank).toList()),
        "repair the source");
  }

  private static String oneBlank(String line) {
    return line.strip().replaceAll("\\s+", " ");
  }

  /** The class path of this process, which the source sees, and more. */
  static String classPath(String more) {
    String own = System.getProperty("java.class.path");
    return more.isEmpty() ? own : more + File.pathSeparator + own;
  }
}
