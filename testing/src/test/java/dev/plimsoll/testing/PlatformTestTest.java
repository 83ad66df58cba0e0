package dev.plimsoll.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.junit.platform.testkit.engine.Events;

/** The extension, seen from outside: JUnit runs classes that use it. */
class PlatformTestTest {
  private static final String FOLDER = "src/test/resources/environments";

  private static Events run(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(type))
        .execute()
        .testEvents();
  }

  @PlatformTest(value = ShopPlatform.class, environments = FOLDER)
  static final class Each {
    @EachEnvironment
    void isCalledForEach(Report report) {
      PlimsollAssertions.assertThat(report).hasNoErrors();
    }
  }

  @Test
  void aMethodRunsOncePerEnvironmentAndIsNamedAfterIt() {
    Events events = run(Each.class);
    events.assertStatistics(stats -> stats.started(2).succeeded(2));
    assertThat(events.started().list())
        .extracting(event -> event.getTestDescriptor().getDisplayName())
        .containsExactly("calico", "flannel");
  }

  @PlatformTest(
      value = ShopPlatform.class,
      environments = FOLDER,
      names = {"flannel"})
  static final class Chosen {
    @EachEnvironment
    void each(Report report) {
      assertThat(report.environment().name()).isEqualTo("flannel");
    }

    @Test
    void theOnlyOneNeedsNoName(Report report, @InEnvironment("calico") Report other) {
      assertThat(report.environment().name()).isEqualTo("flannel");
      assertThat(other.environment().name()).isEqualTo("calico");
    }

    @Test
    void theFacadeIsThereToRenderOtherwise(Plimsoll<?> plimsoll) {
      assertThat(plimsoll.environments()).containsExactly("calico", "flannel");
    }
  }

  @Test
  void namesChooseEnvironments() {
    run(Chosen.class).assertStatistics(stats -> stats.started(3).succeeded(3));
  }

  @PlatformTest(value = ShopPlatform.class, environments = FOLDER)
  static final class Cached {
    private final Report ofConstructor;

    Cached(@InEnvironment("calico") Report report) {
      this.ofConstructor = report;
    }

    @Test
    void first(@InEnvironment("calico") Report report) {
      assertThat(report).isSameAs(ofConstructor);
    }

    @Nested
    final class Inner {
      @Test
      void second(@InEnvironment("calico") Report report) {
        assertThat(report).isSameAs(ofConstructor);
      }
    }
  }

  @Test
  void anEnvironmentIsRenderedOncePerClass() {
    int before = ShopPlatform.CALLS.get();
    run(Cached.class).assertStatistics(stats -> stats.started(2).succeeded(2));
    assertThat(ShopPlatform.CALLS.get() - before).isEqualTo(1);
  }

  @PlatformTest(value = ShopPlatform.class, environments = FOLDER)
  static final class Unnamed {
    @Test
    void whichOne(Report report) {
      assertThat(report).isNotNull();
    }
  }

  @Test
  void aReportWithoutANameAmongSeveralFails() {
    assertThat(failures(run(Unnamed.class)))
        .containsExactly(
            "a Report without @InEnvironment, and ShopPlatform has several environments: calico, flannel;"
                + " write @InEnvironment(\"NAME\") before it, or @EachEnvironment on the method");
  }

  @PlatformTest(value = ShopPlatform.class, environments = FOLDER)
  static final class Unknown {
    @Test
    void notThere(@InEnvironment("kalico") Report report) {
      assertThat(report).isNotNull();
    }
  }

  @Test
  void anUnknownEnvironmentFailsWithTheFinding() {
    assertThat(failures(run(Unknown.class)))
        .singleElement()
        .asString()
        .contains("PLM02")
        .contains("kalico")
        .contains("calico");
  }

  /** A definition that cannot be made. */
  static final class Needy implements PlatformDefinition<PlatformDefinition.NoSettings> {
    Needy(String need) {
      assertThat(need).isNotNull();
    }

    @Override
    public Platform define(Environment<NoSettings> env) {
      return Platform.named("needy");
    }
  }

  @PlatformTest(value = Needy.class, environments = FOLDER)
  static final class NeedyUsed {
    @Test
    void never(Plimsoll<?> plimsoll) {
      assertThat(plimsoll).isNotNull();
    }
  }

  @Test
  void aDefinitionNeedsAConstructorWithoutParameters() {
    assertThat(failures(run(NeedyUsed.class)))
        .singleElement()
        .asString()
        .endsWith(
            "dev.plimsoll.testing.PlatformTestTest$Needy has no constructor without parameters; give it one");
  }

  private static List<String> failures(Events events) {
    return events.stream()
        .filter(event -> event.getType() == EventType.FINISHED)
        .map(PlatformTestTest::failure)
        .toList();
  }

  private static String failure(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }
}
