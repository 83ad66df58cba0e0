package dev.plimsoll.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the order of core's packages and keeps internal types out of its API.
 *
 * <p>The order is that of {@code docs/decisions/0001-floors-and-package-order.md}.
 */
class PackageOrderTest {
  private static final String ROOT = "dev.plimsoll";

  /** From the ground up. The façade, the root package itself, comes after all of them. */
  private static final List<String> ORDER =
      List.of(
          "finding",
          "unit",
          "node",
          "manifest",
          "schema",
          "reference",
          "intent",
          "topology",
          "workload",
          "job",
          "pipeline",
          "component",
          "target",
          "overlay",
          "environment",
          "platform",
          "compile",
          "check",
          "emit");

  private static final JavaClasses CORE = CoreClasses.ALL;

  @Test
  void everyPackageHasAPlaceInTheOrder() {
    var strangers = new TreeSet<String>();
    for (JavaClass type : CORE) {
      String room = room(type);
      if (!room.isEmpty() && !ORDER.contains(room)) {
        strangers.add(type.getPackageName());
      }
    }
    assertThat(strangers).isEmpty();
  }

  @Test
  void aPackageImportsOnlyFromThoseBeforeIt() {
    var breaches = new TreeSet<String>();
    for (JavaClass type : CORE) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass other = dependency.getTargetClass().getBaseComponentType();
        if (CORE.contain(other.getName()) && place(other) > place(type)) {
          breaches.add(
              type.getPackageName()
                  + " uses the later "
                  + other.getName()
                  + ": "
                  + dependency.getDescription());
        }
      }
    }
    assertThat(breaches).isEmpty();
  }

  @Test
  void publicApiNamesNoInternalType() {
    var breaches = new TreeSet<String>();
    for (JavaClass type : CORE) {
      if (isInternal(type) || !isOpen(type)) {
        continue;
      }
      type.getInterfaces().stream()
          .flatMap(PackageOrderTest::rawTypes)
          .filter(PackageOrderTest::isInternal)
          .forEach(other -> breaches.add(type.getName() + " implements " + other.getName()));
      for (JavaMember member : type.getMembers()) {
        if (member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED)) {
          member.getAllInvolvedRawTypes().stream()
              .filter(PackageOrderTest::isInternal)
              .forEach(other -> breaches.add(member.getFullName() + " names " + other.getName()));
        }
      }
    }
    assertThat(breaches).isEmpty();
  }

  private static Stream<JavaClass> rawTypes(JavaType type) {
    return type.getAllInvolvedRawTypes().stream();
  }

  private static boolean isInternal(JavaClass type) {
    return type.getPackageName().startsWith(ROOT)
        && (type.getPackageName() + ".").contains(".internal.");
  }

  /** Whether the type and all types around it are public, so that a user can name it. */
  private static boolean isOpen(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PackageOrderTest::isOpen).orElse(true);
  }

  private static int place(JavaClass type) {
    String room = room(type);
    return room.isEmpty() ? ORDER.size() : ORDER.indexOf(room);
  }

  /** The first package name under the root; empty for the façade and what is internal to it. */
  private static String room(JavaClass type) {
    String rest = (type.getPackageName() + ".").substring(ROOT.length() + 1);
    String room = rest.isEmpty() ? "" : rest.substring(0, rest.indexOf('.'));
    return room.equals("internal") ? "" : room;
  }
}
