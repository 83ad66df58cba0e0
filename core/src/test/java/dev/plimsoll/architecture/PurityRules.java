package dev.plimsoll.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What code that decides a byte of output may not touch: anything that differs between two machines
 * or two moments. Other modules hold their main classes against the same list.
 *
 * <p>{@code String.formatted} has no form with a locale; the compiler's check DefaultLocale judges
 * it by its format, and passes {@code %s}.
 */
public final class PurityRules {
  /** Whole types, by the reason against them. */
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "the network",
          Set.of(
              "java.net.Socket",
              "java.net.ServerSocket",
              "java.net.DatagramSocket",
              "java.net.HttpURLConnection",
              "java.net.URLConnection",
              "java.net.http.HttpClient",
              "java.nio.channels.SocketChannel",
              "java.nio.channels.ServerSocketChannel",
              "java.nio.channels.DatagramChannel",
              "javax.net.SocketFactory"),
          "chance",
          Set.of(
              "java.util.Random",
              "java.security.SecureRandom",
              "java.util.concurrent.ThreadLocalRandom",
              "java.util.SplittableRandom"));

  /** Methods of any signature, as {@code type.method}, by the reason against them. */
  private static final Map<String, Set<String>> METHODS =
      Map.of(
          "the network",
              Set.of(
                  "java.net.URL.openStream",
                  "java.net.URL.openConnection",
                  "java.net.InetAddress.getByName",
                  "java.net.InetAddress.getAllByName",
                  "java.net.InetAddress.getLocalHost"),
          "the environment", Set.of("java.lang.System.getenv"),
          "the clock",
              Set.of(
                  "java.lang.System.currentTimeMillis",
                  "java.lang.System.nanoTime",
                  "java.time.Instant.now",
                  "java.time.LocalDate.now",
                  "java.time.LocalTime.now",
                  "java.time.LocalDateTime.now",
                  "java.time.OffsetDateTime.now",
                  "java.time.ZonedDateTime.now",
                  "java.time.Year.now",
                  "java.time.Clock.systemUTC",
                  "java.time.Clock.systemDefaultZone",
                  "java.util.Calendar.getInstance"),
          "the machine's zone",
              Set.of("java.time.ZoneId.systemDefault", "java.util.TimeZone.getDefault"),
          "the default locale",
              Set.of("java.util.Locale.getDefault", "java.text.MessageFormat.format"),
          "the default charset", Set.of("java.nio.charset.Charset.defaultCharset"),
          "chance", Set.of("java.util.UUID.randomUUID", "java.lang.Math.random"),
          "the process",
              Set.of(
                  "java.lang.System.exit",
                  "java.lang.Runtime.exit",
                  "java.lang.Runtime.halt",
                  "java.lang.System.setProperty"),
          "the machine's line end", Set.of("java.lang.System.lineSeparator"));

  /** Single signatures, as {@code type.method(parameters)}, by the reason against them. */
  private static final Map<String, Set<String>> SIGNATURES =
      Map.of(
          "the process", Set.of("java.lang.Throwable.printStackTrace()"),
          "the default locale",
              Set.of(
                  "java.lang.String.toLowerCase()",
                  "java.lang.String.toUpperCase()",
                  "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
                  "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)",
                  "java.util.Formatter.<init>()",
                  "java.util.Formatter.<init>(java.lang.Appendable)",
                  "java.util.Scanner.<init>(java.lang.String)",
                  "java.text.DecimalFormat.<init>(java.lang.String)",
                  "java.text.NumberFormat.getInstance()",
                  "java.text.Collator.getInstance()",
                  "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)"),
          "the default charset",
              Set.of(
                  "java.lang.String.getBytes()",
                  "java.lang.String.<init>([B)",
                  "java.lang.String.<init>([B, int, int)",
                  "java.io.InputStreamReader.<init>(java.io.InputStream)",
                  "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
                  "java.io.FileReader.<init>(java.io.File)",
                  "java.io.FileReader.<init>(java.lang.String)",
                  "java.io.FileWriter.<init>(java.io.File)",
                  "java.io.FileWriter.<init>(java.lang.String)",
                  "java.io.PrintStream.<init>(java.io.OutputStream)",
                  "java.io.ByteArrayOutputStream.toString()"),
          "the clock", Set.of("java.util.Date.<init>()"),
          "Double.toString, which differs between JDK 17 and 25",
              Set.of(
                  "java.lang.Double.toString(double)",
                  "java.lang.Float.toString(float)",
                  "java.lang.String.valueOf(double)",
                  "java.lang.String.valueOf(float)",
                  "java.math.BigDecimal.valueOf(double)",
                  "java.lang.StringBuilder.append(double)",
                  "java.lang.StringBuilder.append(float)"));

  private PurityRules() {}

  /** All breaches in these classes, one line each, sorted; empty if there is none. */
  public static List<String> breaches(JavaClasses classes) {
    return breaches(classes, DescribedPredicate.alwaysFalse());
  }

  /**
   * All breaches in these classes, one line each, sorted; empty if there is none.
   *
   * @param allowed calls that are right where they are, such as the exit of a {@code main} method
   */
  public static List<String> breaches(
      JavaClasses classes, DescribedPredicate<? super JavaAccess<?>> allowed) {
    var breaches = new TreeSet<String>();
    for (JavaClass type : classes) {
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        reasons(TYPES, dependency.getTargetClass().getName())
            .forEach(why -> breaches.add(why + ": " + dependency.getDescription()));
      }
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        if (!allowed.test(access)) {
          reasons(access).forEach(why -> breaches.add(why + ": " + access.getDescription()));
        }
      }
    }
    return List.copyOf(breaches);
  }

  private static Set<String> reasons(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    Set<String> found = new TreeSet<>();
    for (String owner : ownersOf(target)) {
      found.addAll(reasons(METHODS, owner + "." + target.getName()));
      if (access instanceof JavaCall<?> call) {
        String parameters =
            call.getTarget().getRawParameterTypes().stream()
                .map(JavaClass::getName)
                .collect(Collectors.joining(", ", "(", ")"));
        found.addAll(reasons(SIGNATURES, owner + "." + target.getName() + parameters));
      }
    }
    return found;
  }

  /** The named owner and its superclasses: {@code new MyException().printStackTrace()} counts. */
  private static Set<String> ownersOf(AccessTarget target) {
    Set<String> owners = new TreeSet<>();
    owners.add(target.getOwner().getName());
    target.getOwner().getAllRawSuperclasses().forEach(owner -> owners.add(owner.getName()));
    return owners;
  }

  private static Set<String> reasons(Map<String, Set<String>> table, String name) {
    return table.entrySet().stream()
        .filter(entry -> entry.getValue().contains(name))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
