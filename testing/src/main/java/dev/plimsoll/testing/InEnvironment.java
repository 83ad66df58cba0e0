package dev.plimsoll.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says which environment a parameter of type {@link dev.plimsoll.Report} is rendered for; see
 * {@link PlatformTest}. It can be left out where there is one environment only.
 */
@API(status = API.Status.EXPERIMENTAL)
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface InEnvironment {
  /** The name of the environment, for example {@code prod-eks}. */
  String value();
}
