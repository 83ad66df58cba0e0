package dev.plimsoll.cli;

import dev.plimsoll.check.files.Baseline;
import dev.plimsoll.check.files.Excuse;
import dev.plimsoll.check.files.FileCodes;
import dev.plimsoll.check.files.ManifestSource;
import dev.plimsoll.check.files.Waivers;
import dev.plimsoll.finding.CodeRegistry;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The files that excuse findings. */
final class ExcuseFiles {
  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "What an earlier check wrote with --format jsonl; only findings that it does not have"
              + " fail.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "Disputed errors and accepted warnings, each with its reason.")
  private Optional<String> waivers = Optional.empty();

  private final List<Excuse.Source> sources = new ArrayList<>();
  private Optional<Waivers> read = Optional.empty();

  /**
   * Reads the files.
   *
   * @param existing finds a file, or ends the command
   * @param findings receives what is wrong with them
   */
  void read(Function<String, Path> existing, Findings findings) {
    waivers.map(existing).ifPresent(file -> readWaivers(file, findings));
    baseline.map(existing).ifPresent(file -> readBaseline(file, findings));
  }

  private void readWaivers(Path file, Findings findings) {
    try {
      Waivers all =
          Waivers.read(
              Files.readAllBytes(file),
              ManifestSource.shown(file),
              LocalDate.now(ZoneOffset.UTC),
              CodeRegistry.load(ExcuseFiles.class.getClassLoader()),
              findings);
      read = Optional.of(all);
      sources.add(all);
    } catch (IOException fault) {
      findings.add(unreadable(file, fault));
    }
  }

  private void readBaseline(Path file, Findings findings) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      sources.add(Baseline.read(lines, ManifestSource.shown(file), findings));
    } catch (IOException fault) {
      findings.add(unreadable(file, fault));
    }
  }

  private static Finding unreadable(Path file, IOException fault) {
    return Finding.of(
        FileCodes.UNREADABLE,
        Where.named("file", ManifestSource.shown(file)),
        "it cannot be read: "
            + (fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage()),
        "give this user the right to read it, and save it as UTF-8");
  }

  /** All of them as one. */
  Excuse.Source all() {
    return Excuse.Source.first(sources);
  }

  /** Waivers that excused nothing. */
  List<Finding> unused() {
    return read.map(Waivers::unused).orElse(List.of());
  }
}
