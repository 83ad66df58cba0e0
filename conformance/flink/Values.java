import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;

/**
 * Asks Flink which texts it reads as values of each type: prints type, {@code read} or {@code refused}, and the text, with
 * tabs between; a line for each.
 *
 * <p>usage: java -cp FLINK_CLASS_PATH Values.java
 */
public final class Values {
  /** Words in two cases. */
  public enum Word {
    AT_LEAST_ONCE,
    exactly
  }

  private static final List<String> TEXTS =
      List.of(
          "", " ", "0", "1", " 1", "1 ", "+1", "-1", "1.0", "1.5", "007", "1_000", "0x1", "1L", "1f", "1e3", "1e39", "1e-46",
          "NaN", "Infinity", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808",
          "10000000000000000000", "true", "TRUE", "False", "yes", "on", " true", "10 s", "10s", "10 S", " 10 s ", "10  s",
          "1 min", "1 MIN", "1m", "1 minute", "1 minutes", "5 h", "5 hours", "2 d", "2 days", "2 w", "3 ms", "3 milli",
          "3 millis", "3 µs", "3 micros", "3 us", "3 ns", "3 nanos", "3 nanosecond", "1.5 s", "-1 min", "1d 2h", "PT10S",
          "pt10s", "P1D", "-PT1S", "P1Y", "PT", "99999999999999999 d", "9223372036854775807 s", "9223372036854775808 s",
          "153722867280912931 min", "64m", "64M", "64mb", "64 mb", "64 MB", "64MiB", "64Mi", "2Gi", "2g", "2gb", "2 gibibytes",
          "64 mebibytes", "64 kibibytes", "64kib", "10 bytes", "10 byte", "1t", "1tb", "1 tebibytes", "1p", "1.5g", "-1g", "m",
          "8388607t", "8388608t", "9007199254740991k", "9007199254740992k", "AT_LEAST_ONCE", "at_least_once", "at-least-once",
          "EXACTLY", "exactly ", "AT_LEAST_ONCE;exactly", "exactly;", ";", "exactly;nothing", "exactly,AT_LEAST_ONCE", "a:b",
          "a:b,c:d", "a: b", "a:b,", "a", "a:b:c", "a,b:c", ":", "a:", ":b", "x;y", "text");

  private Values() {}

  public static void main(String[] args) {
    Map<String, ConfigOption<?>> options = new TreeMap<>();
    var key = ConfigOptions.key("asked");
    options.put("boolean", key.booleanType().noDefaultValue());
    options.put("integer", key.intType().noDefaultValue());
    options.put("long", key.longType().noDefaultValue());
    options.put("float", key.floatType().noDefaultValue());
    options.put("double", key.doubleType().noDefaultValue());
    options.put("text", key.stringType().noDefaultValue());
    options.put("duration", key.durationType().noDefaultValue());
    options.put("memory", key.memoryType().noDefaultValue());
    options.put("map", key.mapType().noDefaultValue());
    options.put("list text", key.stringType().asList().noDefaultValue());
    options.put("enum:AT_LEAST_ONCE,exactly", key.enumType(Word.class).noDefaultValue());
    options.put("list enum:AT_LEAST_ONCE,exactly", key.enumType(Word.class).asList().noDefaultValue());
    options.forEach(
        (type, option) ->
            TEXTS.forEach(text -> System.out.println(type + "\t" + (reads(option, text) ? "read" : "refused") + "\t" + text)));
  }

  private static boolean reads(ConfigOption<?> option, String text) {
    var conf = new Configuration();
    conf.setString("asked", text);
    try {
      return conf.get(option) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
