package dev.plimsoll.environment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.schema.record.Default;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.unit.TenantName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fixtures: each folder of {@code environment/rejected} is a folder of environment files, of which
 * {@code prod} is asked for, with the whole text of what is found.
 */
class EnvironmentFileTest {
  private static final Path FIXTURES = Path.of("src/test/resources/environment");

  /** Settings of every type that a file can say simply; the record's own suite has the others. */
  record Settings(
      @Default("20") int maxExecutors,
      @Default("50Gi") StorageSize metricsDisk,
      @Default("[]") List<TenantName> tenants,
      Optional<String> owner) {}

  static Stream<Path> rejected() {
    return FindingFiles.folders(FIXTURES.resolve("rejected"));
  }

  /** A definition that is not asked to define anything. */
  static final class Definition implements PlatformDefinition<Settings> {
    @Override
    public Platform define(Environment<Settings> env) {
      return Platform.named("acme");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rejected")
  void saysWhatIsWrongWithFileLineAndNearestName(Path folder) {
    var plimsoll = Plimsoll.of(new Definition()).withEnvironments(folder);
    assertThatThrownBy(() -> plimsoll.environment("prod"))
        .isInstanceOfSatisfying(
            FindingsException.class,
            refused ->
                FindingFiles.matches(
                    folder.resolve("expected.findings"),
                    refused.findings().stream().map(f -> relative(folder, f)).toList()));
  }

  /** The finding as if the folder of environments were {@code environments}. */
  private static Finding relative(Path folder, Finding finding) {
    Where where = finding.where();
    if (where.subject() instanceof Subject.Named named) {
      where =
          Where.named(named.type(), shown(folder, named.name()))
              .at(where.path())
              .from(where.origin());
    }
    if (where.origin().place() instanceof Place.InFile in) {
      where = where.in(Place.file(shown(folder, in.file()), in.line(), in.column()));
    }
    return new Finding(
        finding.code(),
        finding.severity(),
        where,
        shown(folder, finding.problem()),
        shown(folder, finding.fix()));
  }

  private static String shown(Path folder, String text) {
    return text.replace(folder + "/", "").replace(folder.toString(), "environments");
  }
}
