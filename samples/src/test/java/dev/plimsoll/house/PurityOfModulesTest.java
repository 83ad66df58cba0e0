package dev.plimsoll.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.plimsoll.architecture.PurityRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever decides a byte of output obeys the rules of core: targets, components, engines. */
class PurityOfModulesTest {
  @Test
  void targetsAndTemplatesTouchNoClockNetworkEnvironmentOrDefault() {
    List<Path> classes =
        List.of("targets", "spark-templates", "airflow-templates", "monitoring-templates").stream()
            .map(module -> House.ROOT.resolve(module).resolve("target/classes"))
            .filter(Files::isDirectory)
            .toList();
    JavaClasses read = new ClassFileImporter().importPaths(classes);
    assertThat(PurityRules.breaches(read)).isEmpty();
  }
}
