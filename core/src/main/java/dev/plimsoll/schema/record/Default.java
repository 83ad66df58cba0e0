package dev.plimsoll.schema.record;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The value of a record component that a file leaves out, as YAML: {@code @Default("20") int
 * maxExecutors}.
 */
@API(status = API.Status.EXPERIMENTAL)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  /** The value as YAML, for example {@code 20}, {@code 50Gi} or {@code []}. */
  String value();
}
