package dev.plimsoll.spark.kinds;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HostAliasBuilder;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.PodDNSConfigBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects of which every method was called. */
final class FullObjects {
  /** Any number that every field takes: ports begin at 1024. */
  private static final int NUMBER = 2000;

  private static final Map<String, Object> MODELS = new TreeMap<>();

  static {
    Affinity affinity =
        new AffinityBuilder()
            .withNewNodeAffinity()
            .withNewRequiredDuringSchedulingIgnoredDuringExecution()
            .addNewNodeSelectorTerm()
            .addNewMatchExpression()
            .withKey("pool")
            .withOperator("Exists")
            .endMatchExpression()
            .endNodeSelectorTerm()
            .endRequiredDuringSchedulingIgnoredDuringExecution()
            .endNodeAffinity()
            .build();
    for (Object model :
        List.of(
            affinity,
            new ContainerBuilder().withName("aside").withImage("registry.acme.example/a:1").build(),
            new EnvFromSourceBuilder().withNewSecretRef("api", false).build(),
            new EnvVarBuilder().withName("LEVEL").withValue("debug").build(),
            new HostAliasBuilder().withIp("192.0.2.1").withHostnames("ledger").build(),
            new LifecycleBuilder().withNewPreStop().withNewSleep(5L).endPreStop().build(),
            new PodDNSConfigBuilder().withNameservers("192.0.2.2").build(),
            new PodSecurityContextBuilder().withRunAsUser(185L).build(),
            new PodTemplateSpecBuilder()
                .withNewSpec()
                .addNewContainer()
                .withName("spark-kubernetes-driver")
                .endContainer()
                .endSpec()
                .build(),
            new Quantity("2Gi"),
            new SecurityContextBuilder().withReadOnlyRootFilesystem(true).build(),
            new ServiceBuilder()
                .withNewMetadata()
                .withName("notebooks")
                .endMetadata()
                .withNewSpec()
                .withType("ClusterIP")
                .endSpec()
                .build(),
            new TolerationBuilder().withKey("spot").withOperator("Exists").build(),
            new VolumeBuilder().withName("data").withNewEmptyDir().endEmptyDir().build(),
            new VolumeMountBuilder().withName("data").withMountPath("/data").build(),
            new IngressTLSBuilder().withHosts("spark.acme.example").build())) {
      MODELS.put(model.getClass().getName(), model);
    }
  }

  private FullObjects() {}

  /** An object of a class of this package. */
  static Object of(Class<?> type) throws ReflectiveOperationException {
    Object object = begun(type);
    Method[] methods = object.getClass().getMethods();
    Arrays.sort(methods, Comparator.comparing(Method::toString));
    for (Method method : methods) {
      boolean says =
          method.getName().startsWith("with")
              && !method.isBridge()
              && method.getParameterCount() > 0
              && method.getParameterTypes()[0] != Map.class;
      if (says) {
        object = method.invoke(object, values(method));
      }
    }
    return object;
  }

  /** With what is required, which the first methods take one by one. */
  private static Object begun(Class<?> type) throws ReflectiveOperationException {
    for (Method method : type.getMethods()) {
      if (Modifier.isStatic(method.getModifiers()) && !method.getName().equals("of")) {
        Object made = method.invoke(null, values(method));
        while (!type.isInstance(made)) {
          Method next =
              Arrays.stream(made.getClass().getDeclaredMethods())
                  .filter(m -> Modifier.isPublic(m.getModifiers()))
                  .findFirst()
                  .orElseThrow();
          made = next.invoke(made, values(next));
        }
        return made;
      }
    }
    throw new IllegalStateException(type + " cannot be begun");
  }

  private static Object[] values(Method method) throws ReflectiveOperationException {
    Class<?>[] types = method.getParameterTypes();
    var values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = value(types[i]);
    }
    return values;
  }

  private static Object value(Class<?> type) throws ReflectiveOperationException {
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), 1);
      Array.set(array, 0, value(type.getComponentType()));
      return array;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (KindObject.class.isAssignableFrom(type)) {
      return of(type);
    }
    Object model = MODELS.get(type.getName());
    if (model != null) {
      return model;
    }
    return switch (type.getName()) {
      case "java.lang.String" -> "text";
      case "boolean" -> true;
      case "int" -> NUMBER;
      case "long" -> (long) NUMBER;
      default -> throw new IllegalStateException("no value of " + type);
    };
  }
}
