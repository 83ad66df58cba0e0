package dev.plimsoll.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;

/**
 * A test that runs once for each environment of the {@link PlatformTest}; its parameter of type
 * {@link dev.plimsoll.Report} is that environment's.
 */
@API(status = API.Status.EXPERIMENTAL)
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
public @interface EachEnvironment {}
