import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.FallbackKey;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.util.TimeUtils;

/**
 * Prints every setting that a Flink declares, sorted, one a line, with tabs between: key, type and default; or an older
 * key, the word {@code deprecated} or {@code fallback}, and the key that took its place.
 *
 * <p>usage: java -cp FLINK_CLASS_PATH Keys.java
 */
public final class Keys {
  private static final byte[] OPTION = "Lorg/apache/flink/configuration/ConfigOption;".getBytes(StandardCharsets.UTF_8);

  /** Options of tables, catalogs and SQL statements, which no configuration file holds. */
  private static final String[] ELSEWHERE = {
    "org.apache.flink.table.catalog.", "org.apache.flink.table.factories.", "org.apache.flink.table.connector.",
    "org.apache.flink.connector.", "org.apache.flink.table.api.config.LookupJoinHintOptions",
    "org.apache.flink.table.api.config.MLPredictRuntimeConfigOptions",
    "org.apache.flink.table.api.config.VectorSearchRuntimeConfigOptions", "org.apache.flink.table.legacy.",
    "org.apache.flink.streaming.api.graph.StreamConfig", "org.apache.flink.runtime.operators.util.TaskConfig",
    "org.apache.flink.configuration.ConfigurationOption", "org.apache.flink.python.",
  };

  /** Options of one reporter, whose name stands before them. */
  private static final Map<String, String> REPORTERS =
      Map.of("MetricOptions", "metrics.reporter.", "EventOptions", "events.reporter.", "TraceOptions", "traces.reporter.");

  private final TreeSet<String> lines = new TreeSet<>();
  private final Map<String, String> types = new TreeMap<>();

  private Keys() {}

  public static void main(String[] args) throws Exception {
    var keys = new Keys();
    for (String entry : System.getProperty("java.class.path").split(":")) {
      if (Path.of(entry).getFileName().toString().startsWith("flink-") && !entry.contains("shaded")) {
        keys.read(entry);
      }
    }
    keys.lines.forEach(System.out::println);
  }

  private void read(String jar) throws Exception {
    try (var file = new JarFile(jar)) {
      for (var entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        String name = entry.getName().replace('/', '.').replaceAll("[.]class$", "");
        if (Arrays.stream(ELSEWHERE).noneMatch(name::startsWith) && holdsOptions(file.getInputStream(entry))) {
          read(Class.forName(name, false, Keys.class.getClassLoader()));
        }
      }
    }
  }

  private static boolean holdsOptions(InputStream in) throws IOException {
    try (in) {
      byte[] bytes = in.readAllBytes();
      for (int at = 0; at <= bytes.length - OPTION.length; at++) {
        if (Arrays.equals(bytes, at, at + OPTION.length, OPTION, 0, OPTION.length)) {
          return true;
        }
      }
      return false;
    }
  }

  private void read(Class<?> holder) throws Exception {
    Field[] fields;
    try {
      fields = holder.getDeclaredFields();
    } catch (NoClassDefFoundError e) {
      System.err.println("not read: " + holder.getName() + ": " + e.getMessage());
      return;
    }
    for (Field field : fields) {
      if (field.getType() == ConfigOption.class && Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        String prefix = field.getName().startsWith("REPORTER_") ? REPORTERS.get(holder.getSimpleName()) : null;
        add(prefix == null ? "" : prefix + "<name>.", (ConfigOption<?>) field.get(null));
      }
    }
  }

  private void add(String prefix, ConfigOption<?> option) throws Exception {
    String key = prefix + option.key();
    if (key.matches("[$]?internal[.].*") || key.isBlank() || key.startsWith("<") || key.contains("#") || key.matches("[a-z]+")) {
      // What no configuration file holds by this name: a part of a key, a placeholder, an internal one.
      return;
    }
    String type = type(option);
    String former = types.putIfAbsent(key, type);
    if (former != null) {
      // Two holders declare some; the first in the order of the jars is what the runtime reads.
      if (!former.equals(type)) {
        System.err.println("declared twice: " + key + " " + former + ", " + type);
      }
      return;
    }
    Object standard = option.defaultValue();
    lines.add(key + "\t" + type + (standard == null ? "" : "\t" + text(standard)));
    for (FallbackKey older : option.fallbackKeys()) {
      lines.add(prefix + older.getKey() + "\t" + (older.isDeprecated() ? "deprecated" : "fallback") + "\t" + key);
    }
  }

  private static String type(ConfigOption<?> option) throws Exception {
    Class<?> atom = (Class<?>) call(option, "getClazz");
    String name =
        atom.isEnum()
            ? "enum:" + Arrays.stream(atom.getEnumConstants()).map(Object::toString).collect(Collectors.joining(","))
            : Map.of(
                    Boolean.class, "boolean", Integer.class, "integer", Long.class, "long", Float.class, "float",
                    Double.class, "double", String.class, "text", Duration.class, "duration", MemorySize.class, "memory",
                    Map.class, "map")
                .get(atom);
    if (name == null) {
      name = "text";
      System.err.println("of another type: " + option.key() + " " + atom);
    }
    return (boolean) call(option, "isList") ? "list " + name : name;
  }

  private static Object call(ConfigOption<?> option, String name) throws Exception {
    Method method = ConfigOption.class.getDeclaredMethod(name);
    method.setAccessible(true);
    return method.invoke(option);
  }

  private static String text(Object value) {
    String text = value instanceof Duration time ? TimeUtils.formatWithHighestUnit(time) : value.toString();
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
  }
}
