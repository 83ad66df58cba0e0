package dev.plimsoll.testing;

import dev.plimsoll.platform.PlatformDefinition;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of a platform. Methods and constructors of the class may have parameters of these types:
 *
 * <ul>
 *   <li>{@link dev.plimsoll.Report}: the platform, rendered and checked for one environment, named
 *       by {@link InEnvironment}, or each in turn in a method with {@link EachEnvironment};
 *   <li>{@link dev.plimsoll.Plimsoll}: the definition with its folder of environments, to render
 *       otherwise.
 * </ul>
 *
 * <pre>{@code
 * @PlatformTest(AcmePlatform.class)
 * class AcmePlatformTest {
 *   @EachEnvironment
 *   void hasNoErrors(Report report) {
 *     assertThat(report).hasNoErrors();
 *   }
 *
 *   @Test
 *   void twoSchedulersInProduction(@InEnvironment("prod-eks") Report report) {
 *     assertThat(report).manifest("Deployment airflow/airflow-scheduler").hasField("spec.replicas", 2);
 *   }
 * }
 * }</pre>
 *
 * <p>Each environment is rendered once for the class and its nested classes, when a method first
 * asks for it. A report with errors is handed over like any other: say {@code hasNoErrors()}. If an
 * environment cannot be read or the definition throws, the method fails with all findings.
 */
@API(status = API.Status.EXPERIMENTAL)
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PlatformExtension.class)
public @interface PlatformTest {
  /** The definition; it has a constructor without parameters. */
  Class<? extends PlatformDefinition<?>> value();

  /** The folder of environment files, from the folder that the tests run in. */
  String environments() default "environments";

  /** The environments that {@link EachEnvironment} goes through. Default: all of the folder. */
  String[] names() default {};
}
