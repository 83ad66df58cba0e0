package dev.plimsoll.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.plimsoll.architecture.PurityRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever decides a byte of output obeys the rules of core: targets, components, engines. */
class PurityOfModulesTest {
  /** Java 17 has no other parser of IPv6 literals; the method looks up no text with a colon. */
  private static final DescribedPredicate<JavaAccess<?>> PARSES_A_LITERAL =
      DescribedPredicate.describe(
          "parses a literal address",
          access ->
              access.getOriginOwner().getName().equals("dev.plimsoll.targets.AddressBlock")
                  && access.getTarget().getName().equals("getByName"));

  @Test
  void targetsAndTemplatesTouchNoClockNetworkEnvironmentOrDefault() {
    List<Path> classes =
        List.of(
                "targets",
                "policies",
                "spark-templates",
                "flink-templates",
                "airflow-templates",
                "monitoring-templates")
            .stream()
            .map(module -> House.ROOT.resolve(module).resolve("target/classes"))
            .filter(Files::isDirectory)
            .toList();
    JavaClasses read = new ClassFileImporter().importPaths(classes);
    assertThat(PurityRules.breaches(read, PARSES_A_LITERAL)).isEmpty();
  }
}
