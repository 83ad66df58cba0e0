package dev.plimsoll.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.plimsoll.ExitGuard;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Equal input, equal bytes: core touches nothing that differs between machines or moments. */
class PurityTest {
  /** For shells that ask for it: an exit by a user's code may not pass for a run that went well. */
  private static final DescribedPredicate<JavaAccess<?>> FORCES_A_STATUS =
      DescribedPredicate.describe(
          "forces the status of a guarded process",
          access ->
              access.getOriginOwner().isEquivalentTo(ExitGuard.class)
                  && access.getTarget().getName().equals("halt"));

  @Test
  void coreTouchesNoClockNetworkEnvironmentOrDefault() {
    assertThat(PurityRules.breaches(CoreClasses.ALL, FORCES_A_STATUS)).isEmpty();
  }

  @Test
  void theRulesSeeEachKindOfBreach() {
    assertThat(PurityRules.breaches(new ClassFileImporter().importClasses(Impure.class)))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsOnly(
            "Double.toString, which differs between JDK 17 and 25",
            "chance",
            "the clock",
            "the default charset",
            "the default locale",
            "the environment",
            "the network",
            "the process");
  }

  @Test
  void theRulesPassAStatedLocale() {
    assertThat(PurityRules.breaches(new ClassFileImporter().importClasses(Pure.class))).isEmpty();
  }

  @SuppressWarnings({"DefaultLocale", "DefaultCharset", "StringCaseLocaleUsage", "unused"})
  private static final class Impure {
    private String all(String text) {
      if (text.isEmpty()) {
        System.exit(1);
      }
      return System.getenv(text)
          + System.currentTimeMillis()
          + text.toLowerCase()
          + String.format("%s", text)
          + text.getBytes().length
          + Math.random()
          + Double.toString(1.5)
          + new java.net.Socket().isBound();
    }
  }

  @SuppressWarnings("unused")
  private static final class Pure {
    private String all(String text) {
      return text.toLowerCase(Locale.ROOT) + String.format(Locale.ROOT, "%s", text);
    }
  }
}
