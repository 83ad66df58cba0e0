package dev.plimsoll.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.site.PageTables.Row;
import dev.plimsoll.workload.Affinity;
import dev.plimsoll.workload.BatchWorkload;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.ConfigValues;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.CronJobWorkload;
import dev.plimsoll.workload.DaemonSetWorkload;
import dev.plimsoll.workload.DeploymentWorkload;
import dev.plimsoll.workload.Disk;
import dev.plimsoll.workload.DisruptionBudget;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Hook;
import dev.plimsoll.workload.JobWorkload;
import dev.plimsoll.workload.LoweredPod;
import dev.plimsoll.workload.Mount;
import dev.plimsoll.workload.NodeGroup;
import dev.plimsoll.workload.Pod;
import dev.plimsoll.workload.PodScope;
import dev.plimsoll.workload.PodShaped;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.Rendered;
import dev.plimsoll.workload.ReplicatedWorkload;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Scaling;
import dev.plimsoll.workload.ScalingPace;
import dev.plimsoll.workload.ScrapedPort;
import dev.plimsoll.workload.Spread;
import dev.plimsoll.workload.StatefulSetWorkload;
import dev.plimsoll.workload.Surge;
import dev.plimsoll.workload.Volume;
import dev.plimsoll.workload.Workload;
import dev.plimsoll.workload.WorkloadBase;
import dev.plimsoll.workload.WorkloadCodes;
import dev.plimsoll.workload.WorkloadLabels;
import dev.plimsoll.workload.WorkloadScope;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about workloads names all that can be said of one, and each of it is in a sample. */
class WorkloadsPageTest {
  private static final Path ROOT = Path.of("..");
  private static final String PACKAGE = "dev.plimsoll.workload";
  private static final PageTables PAGE = PageTables.of(new Repository(ROOT), "workloads");

  /** The headings of the page, and what is said under them. */
  private static final Map<String, List<Class<?>>> HEADINGS =
      Map.of(
          "### Kinds",
          List.of(
              Workload.class,
              ReplicatedWorkload.class,
              DeploymentWorkload.class,
              StatefulSetWorkload.class,
              DaemonSetWorkload.class,
              BatchWorkload.class,
              JobWorkload.class,
              CronJobWorkload.class),
          "### Every workload",
          List.of(WorkloadBase.class),
          "### Every pod",
          List.of(PodShaped.class),
          "### Container",
          List.of(Container.class),
          "### Variables",
          List.of(EnvValue.class, ConfigValues.class),
          "### Files and disks",
          List.of(ConfigFiles.class, Disk.class, Volume.class, Mount.class),
          "### Probes and hooks",
          List.of(Probe.class, Hook.class),
          "### Users",
          List.of(RunAs.class),
          "### Scaling",
          List.of(Scaling.class, ScalingPace.class, DisruptionBudget.class, Surge.class),
          "### Place",
          List.of(Affinity.class, Spread.class));

  /** What components and engines use that lower pods themselves, and constants. */
  private static final Set<Class<?>> FOR_COMPONENTS =
      Set.of(
          LoweredPod.class,
          NodeGroup.class,
          Pod.class,
          PodScope.class,
          Rendered.class,
          ScrapedPort.class,
          WorkloadCodes.class,
          WorkloadLabels.class,
          WorkloadScope.class);

  static Stream<String> headings() {
    return HEADINGS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("headings")
  void everyMethodIsOnThePage(String heading) {
    Set<String> described = new TreeSet<>();
    for (Row row : PAGE.under(heading)) {
      String shown = row.code(0).get(0);
      described.add(shown.substring(0, shown.indexOf('(')));
    }
    assertThat(described).isEqualTo(names(HEADINGS.get(heading)));
  }

  /** A class that is new would else be on no page. */
  @Test
  void everyPublicClassOfThePackageIsJudged() throws IOException, ClassNotFoundException {
    Set<Class<?>> judged =
        HEADINGS.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    judged.addAll(FOR_COMPONENTS);
    Path sources = ROOT.resolve("core/src/main/java").resolve(PACKAGE.replace('.', '/'));
    Set<Class<?>> all = new java.util.HashSet<>();
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replaceFirst("\\.java$", "");
        Class<?> type =
            name.equals("package-info") ? NodeGroup.class : Class.forName(PACKAGE + "." + name);
        if (Modifier.isPublic(type.getModifiers())) {
          all.add(type);
        }
      }
    }
    assertThat(judged).isEqualTo(all);
  }

  /** So that each is compiled as the page writes it, and rendered. */
  @Test
  void everyMethodIsInASample() throws IOException {
    var samples = new StringBuilder();
    for (String folder :
        List.of("samples/guide/src/main/java", "samples/hello-world/src/main/java")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
          samples.append(Files.readString(file));
        }
      }
    }
    Set<String> missing = new TreeSet<>();
    for (List<Class<?>> types : HEADINGS.values()) {
      for (String name : names(types)) {
        String call = (name.indexOf('.') < 0 ? "." : "") + name + "(";
        if (samples.indexOf(call) < 0) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Set<String> names(List<Class<?>> types) {
    Set<String> names = new TreeSet<>();
    for (Class<?> type : types) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(method -> isSaid(method, type))
          .forEach(
              method ->
                  names.add(
                      Modifier.isStatic(method.getModifiers())
                          ? type.getSimpleName() + "." + method.getName()
                          : method.getName()));
      for (Class<?> nested : type.getDeclaredClasses()) {
        if (Modifier.isPublic(nested.getModifiers())) {
          Arrays.stream(nested.getDeclaredMethods())
              .filter(method -> isPublic(method) && method.getReturnType().equals(type))
              .filter(method -> !nested.isRecord())
              .forEach(method -> names.add(method.getName()));
        }
      }
    }
    return names;
  }

  /** Whether a method makes the type, or answers a changed copy. */
  private static boolean isSaid(Method method, Class<?> type) {
    Class<?> answer = method.getReturnType();
    return isPublic(method)
        && !answer.equals(Object.class)
        && (type.isAssignableFrom(answer)
            || answer.isAssignableFrom(type)
            || (Modifier.isStatic(method.getModifiers()) && answer.getEnclosingClass() == type));
  }

  private static boolean isPublic(Method method) {
    return Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && !method.isBridge();
  }
}
