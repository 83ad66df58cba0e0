package dev.plimsoll;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.files.FileCodes;
import dev.plimsoll.check.files.FormerObjects;
import dev.plimsoll.check.reach.PathAnswer;
import dev.plimsoll.check.reach.Paths;
import dev.plimsoll.emit.ExtraFile;
import dev.plimsoll.emit.OutputLayout;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.ExternalsFile;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.topology.Topology;
import dev.plimsoll.topology.TopologyText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A platform rendered for one environment and checked. Immutable.
 *
 * @param environment the environment
 * @param bundle all manifests, applied and latent
 * @param topology the picture as declared
 * @param handOffs what must be made outside the cluster
 * @param findings everything that was found, sorted
 */
@API(status = API.Status.EXPERIMENTAL)
public record Report(
    Environment<?> environment,
    Bundle bundle,
    Topology topology,
    List<Lowered.HandOff> handOffs,
    List<Finding> findings) {
  private static final Origin ORIGIN = Origin.render("platform", "Report.layout");

  public Report {
    handOffs = List.copyOf(handOffs);
    findings = List.copyOf(findings);
  }

  /** Whether there is an error; then nothing is written. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }

  /**
   * This report, if there is no error.
   *
   * @throws FindingsException with all findings otherwise
   */
  public Report orThrow() {
    if (hasErrors()) {
      throw new FindingsException(findings);
    }
    return this;
  }

  /**
   * What the manifests say about the way from one end of the picture to another; {@code path} of
   * the command line.
   *
   * @param from an end, such as {@code airflow/scheduler}; see {@link Paths#between}
   * @param to an end, maybe with {@code :PORT}
   * @throws FindingsException if there is no such end
   */
  public PathAnswer path(String from, String to) {
    return Paths.of(environment, topology, bundle).between(from, to);
  }

  /**
   * What a server would refuse of the change from former manifests to these, because an object that
   * is there keeps some of its fields; and as warnings, which former manifests cannot be read.
   *
   * @param former a folder that holds one for this environment, as {@link Plimsoll#generate} writes
   *     it, or else the manifests themselves: a folder or a file
   * @return what {@link #findings} has not, sorted
   */
  public List<Finding> changesFrom(Path former) {
    var findings = new Findings();
    var where = Where.named("former", former.toString());
    if (!Files.exists(former)) {
      findings.add(
          FileCodes.UNREADABLE,
          where,
          "there is no file or folder " + former,
          "correct the path, or leave it out: what was never applied is not compared");
      return findings.sorted();
    }
    FormerObjects objects =
        FormerObjects.read(ManifestFiles.former(former, Optional.of(environment.name())), findings);
    if (objects.bundle().all().isEmpty()) {
      findings.add(
          FileCodes.NO_FORMER,
          where,
          "not compared: there is no manifest in it for " + environment.name(),
          "give the folder or file that holds what was applied before");
    }
    findings.addAll(
        Checks.of(environment.schemas())
            .withProvided(Report.class.getClassLoader())
            .checkUpdate(objects.bundle(), bundle));
    return findings.sorted();
  }

  /**
   * What a server would refuse of the change from what an output folder holds for this environment,
   * as warnings: whether that was ever applied is not known. Empty if it holds nothing.
   *
   * @param out where {@link Plimsoll#generate} writes
   */
  public List<Finding> changesIn(Path out) {
    Path own = out.resolve(environment.name());
    return Files.isDirectory(own)
        ? changesFrom(own).stream()
            .filter(found -> found.code().stage().isServers())
            .map(found -> found.graded(Severity.WARNING))
            .toList()
        : List.of();
  }

  /**
   * This report as it counts on a day: an error that the environment disputes is a warning until
   * the last day of its dispute, a warning that it accepts is a note, both with the reason; a
   * dispute that has ended is an error, one that covers nothing a warning. A report that was not
   * asked so has all findings as they were found, since nothing here knows what day it is.
   *
   * @param today the day, in UTC
   */
  public Report asOf(LocalDate today) {
    List<Finding> heard = Disputes.hear(environment.surroundings().disputes(), findings, today);
    return new Report(environment, bundle, topology, handOffs, heard);
  }

  /** This report with more findings. */
  public Report plus(Collection<Finding> more) {
    var all = new Findings();
    all.addAll(findings);
    all.addAll(more);
    return new Report(environment, bundle, topology, handOffs, all.sorted());
  }

  /**
   * The files of this environment: manifests, the picture, and the list of what must be made
   * outside.
   */
  public OutputLayout layout() {
    OutputLayout layout =
        OutputLayout.of(environment.name(), bundle)
            .with(new ExtraFile("topology.json", TopologyText.json(topology), ORIGIN))
            .with(
                new ExtraFile(
                    "topology.mmd", TopologyText.mermaid(topology.withoutSystemArrows()), ORIGIN));
    Optional<String> externals =
        ExternalsFile.write(
            environment.surroundings().externals().plus(environment.facts().externals()));
    if (externals.isPresent()) {
      layout = layout.with(new ExtraFile(ExternalsFile.NAME, externals.get(), ORIGIN));
    }
    return handOffs.isEmpty()
        ? layout
        : layout.with(new ExtraFile("HAND-OFF.md", handOffText(), ORIGIN));
  }

  private String handOffText() {
    return handOffs.stream()
        .distinct()
        .map(handOff -> "## " + handOff.heading() + "\n\n" + handOff.text().strip() + "\n")
        .sorted()
        .collect(
            Collectors.joining(
                "\n", "# To be made outside the cluster: " + environment.name() + "\n\n", ""));
  }
}
