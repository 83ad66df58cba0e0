import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.k8s.KubernetesConf$;
import org.apache.spark.deploy.k8s.submit.JavaMainAppResource;
import org.apache.spark.deploy.k8s.submit.KubernetesDriverBuilder;
import org.apache.spark.deploy.k8s.submit.MainAppResource;
import org.apache.spark.deploy.k8s.submit.PythonMainAppResource;
import org.apache.spark.resource.ResourceProfile$;
import org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBuilder;
import scala.Option;

/**
 * Lets a real Spark build the pods of SparkApplications, and compares them with the latent pods that Plimsoll computed.
 *
 * <p>usage: java -cp 'SPARK_JARS/*' Pods.java LATENTS.yaml [settings FOLDER]
 *
 * <p>With {@code settings} it compares nothing, but writes what spark-submit needs for each application into a folder of its name. Its
 * templates hold what the webhook would add, since nobody answers for the webhook here.
 *
 * <p>The operator turns a SparkApplication into settings and starts spark-submit with them; its own code cannot be had here, so
 * the settings are made below, as its submission does. What the webhook adds is not Spark's, and is not compared.
 */
public final class Pods {
  /** What is described beside pods, by kind and name. */
  private static final Map<String, Map<String, Object>> BESIDE = new TreeMap<>();

  /** Labels that Spark gives to what belongs to one run, or that hold its release. */
  private static final List<String> OF_RUN = List.of("spark-app-selector", "spark-version");

  private static int differences;

  private Pods() {}

  public static void main(String[] args) throws Exception {
    var applications = new ArrayList<Map<String, Object>>();
    var latents = new TreeMap<String, Pod>();
    for (String document : Files.readString(Path.of(args[0])).split("(?m)^---\n")) {
      Map<String, Object> tree = Serialization.unmarshal(document, Map.class);
      switch (tree.get("kind").toString()) {
        case "SparkApplication" -> applications.add(tree);
        case "Pod" -> {
          Pod pod = Serialization.unmarshal(document, Pod.class);
          latents.put(pod.getMetadata().getName(), pod);
        }
        default -> BESIDE.put(tree.get("kind") + " " + text(map(tree, "metadata"), "name"), tree);
      }
    }
    if (args.length == 3) {
      for (Map<String, Object> application : applications) {
        write(application, latents, Path.of(args[2]));
      }
      return;
    }
    for (Map<String, Object> application : applications) {
      compare(application, latents);
    }
    System.out.println(applications.size() + " applications, " + differences + " differences");
    System.exit(differences == 0 && !applications.isEmpty() ? 0 : 1);
  }

  private static void compare(Map<String, Object> application, Map<String, Pod> latents) throws Exception {
    String name = text(map(application, "metadata"), "name");
    Map<String, Object> spec = map(application, "spec");
    SparkConf conf = settings(name, application);
    String file = text(spec, "mainApplicationFile");
    MainAppResource resource =
        file.endsWith(".py") ? new PythonMainAppResource(file) : new JavaMainAppResource(Option.apply(file));
    String mainClass = file.endsWith(".py") ? "org.apache.spark.deploy.PythonRunner" : text(spec, "mainClass");
    List<?> arguments = (List<?>) spec.getOrDefault("arguments", List.of());
    var client = new KubernetesClientBuilder().build();

    var driverConf =
        KubernetesConf$.MODULE$.createDriverConf(
            conf, "spark-id", resource, mainClass, arguments.toArray(String[]::new), Option.empty());
    var driver = new KubernetesDriverBuilder().buildFromFeatures(driverConf, client);
    judge(latents.get(name + "-driver"), driver.pod().pod(), driver.pod().container());
    var made = new TreeMap<String, Map<String, Object>>();
    for (var object : scala.jdk.javaapi.CollectionConverters.asJava(driver.driverKubernetesResources())) {
      Map<String, Object> tree = Serialization.unmarshal(Serialization.asYaml(object), Map.class);
      // The number of a run stands between the name of the application and what it is.
      String plain = text(map(tree, "metadata"), "name").replaceFirst("-[0-9a-f]{16}-", "-");
      made.put(tree.get("kind") + " " + plain, tree);
    }
    besides(name, made);

    // Executors are configured by what the driver's pod was given, the factor of Python among it.
    SparkConf running = conf.clone();
    scala.jdk.javaapi.CollectionConverters.asJava(driver.systemProperties()).forEach(running::set);
    // The template lies in the driver's pod then.
    running.set("spark.kubernetes.executor.podTemplateFile", conf.get("spark.kubernetes.executor.podTemplateFile"));
    running.set("spark.driver.host", "driver").set("spark.driver.port", "7078");
    // The driver looks for its own pod in the API server, which is not here.
    running.remove("spark.kubernetes.driver.pod.name");
    var executorConf =
        KubernetesConf$.MODULE$.createExecutorConf(running, "1", "spark-id", Option.empty(), 0);
    var profile = ResourceProfile$.MODULE$.getOrCreateDefaultProfile(running);
    ResourceProfile$.MODULE$.clearDefaultProfile();
    var executor =
        new KubernetesExecutorBuilder()
            .buildFromFeatures(
                executorConf, new SecurityManager(running, Option.empty(), org.apache.spark.internal.config.package$.MODULE$.AUTH_SECRET_FILE()), client, profile);
    judge(latents.get(name + "-executor"), executor.pod().pod(), executor.pod().container());
  }

  /** Services, ConfigMaps and policies: those that Spark makes are described, and the other way round. */
  private static void besides(String name, Map<String, Map<String, Object>> made) {
    var described = new TreeMap<String, Map<String, Object>>(BESIDE);
    // The client that sends the driver makes its settings, the driver those of executors, and the operator the Service of its page.
    described.keySet().removeIf(
        object ->
            !object.contains(" " + name + "-")
                || object.endsWith("-driver-conf-map")
                || object.endsWith("-exec-conf-map")
                || object.endsWith("-ui-svc"));
    same(name, "objects", described.keySet(), made.keySet());
    described.keySet().retainAll(made.keySet());
    described.forEach(
        (object, ours) -> {
          Map<String, Object> theirs = made.get(object);
          if (object.startsWith("ConfigMap")) {
            same(object, "keys", map(ours, "data").keySet(), map(theirs, "data").keySet());
            same(object, "immutable", ours.get("immutable"), theirs.get("immutable"));
            Object pod = Serialization.unmarshal(map(theirs, "data").get("podspec-configmap-key").toString(), Map.class);
            same(object, "template", Serialization.unmarshal(map(ours, "data").get("podspec-configmap-key").toString(), Map.class), pod);
            return;
          }
          if (object.startsWith("NetworkPolicy")) {
            // In place of the number of the run, which is all that Spark's selectors name.
            var own = new TreeMap<String, Object>(labels(ours, "podSelector"));
            same(object, "role", own.remove("spark-role"), labels(theirs, "podSelector").get("spark-role"));
            same(object, "mark", own.size(), 1);
            same(object, "peers", Serialization.asYaml(peers(ours, own)), Serialization.asYaml(peers(theirs, Map.of("spark-app-selector", "spark-id"))));
            same(object, "fields", map(ours, "spec").keySet(), map(theirs, "spec").keySet());
            return;
          }
          Map<String, Object> our = map(ours, "spec");
          Map<String, Object> their = map(theirs, "spec");
          same(object, "ports", our.get("ports"), their.get("ports"));
          same(object, "clusterIP", our.get("clusterIP"), their.get("clusterIP"));
          var selected = new TreeMap<>(map(their, "selector"));
          selected.keySet().removeAll(OF_RUN);
          same(object, "selector", new TreeMap<>(map(our, "selector")), selected);
        });
  }

  private static Map<String, Object> labels(Map<String, Object> policy, String selector) {
    return map(map(map(policy, "spec"), selector), "matchLabels");
  }

  /** The rules of a policy, in which one set of labels stands for the run. */
  private static Object peers(Map<String, Object> policy, Map<String, ?> run) {
    String rules = Serialization.asYaml(map(policy, "spec").get("ingress"));
    for (var entry : run.entrySet()) {
      rules = rules.replace(entry.getKey() + "\"", "run\"").replace(entry.getKey() + ":", "run:").replace(entry.getValue().toString(), "it");
    }
    return rules;
  }

  private static void write(Map<String, Object> application, Map<String, Pod> latents, Path folder) throws Exception {
    String name = text(map(application, "metadata"), "name");
    Path home = Files.createDirectories(folder.resolve(name));
    SparkConf conf = settings(name, application);
    for (String side : List.of("driver", "executor")) {
      Pod template = latents.get(name + "-" + side);
      Container main = template.getSpec().getContainers().get(0);
      // What Spark writes itself is left to it.
      main.setArgs(null);
      main.setPorts(null);
      main.setResources(null);
      main.setImage(null);
      main.getEnv().removeIf(env -> env.getName().startsWith("SPARK_"));
      template.getMetadata().setName(null);
      template.getMetadata().setLabels(null);
      Path file = home.resolve(side + ".yaml");
      Files.writeString(file, Serialization.asYaml(template));
      conf.set("spark.kubernetes." + side + ".podTemplateFile", file.toString());
    }
    // A simulated pod ends after a second unless told; a driver is there as long as it runs.
    conf.set("spark.kubernetes.driver.annotation.cluster.plimsoll.dev/outcome", "run");
    var lines = new ArrayList<String>();
    for (var entry : conf.getAll()) {
      lines.add(entry._1() + " " + entry._2());
    }
    Files.write(home.resolve("settings.conf"), lines);
    var program = new ArrayList<String>();
    Map<String, Object> spec = map(application, "spec");
    if (spec.containsKey("mainClass")) {
      program.addAll(List.of("--class", text(spec, "mainClass")));
    }
    program.add(text(spec, "mainApplicationFile"));
    ((List<?>) spec.getOrDefault("arguments", List.of())).forEach(argument -> program.add(argument.toString()));
    Files.write(home.resolve("program"), program);
  }

  /** What the operator's submission makes of the fields. */
  private static SparkConf settings(String name, Map<String, Object> application) throws Exception {
    Map<String, Object> spec = map(application, "spec");
    var conf = new SparkConf(false);
    map(spec, "sparkConf").forEach((key, value) -> conf.set(key, value.toString()));
    map(spec, "hadoopConf").forEach((key, value) -> conf.set("spark.hadoop." + key, value.toString()));
    conf.set("spark.app.name", name)
        .set("spark.master", "k8s://https://localhost:6443")
        .set("spark.submit.deployMode", "cluster")
        .set("spark.kubernetes.namespace", text(map(application, "metadata"), "namespace"))
        .set("spark.kubernetes.container.image", text(spec, "image"))
        .set("spark.kubernetes.driver.pod.name", name + "-driver")
        // The operator follows the driver itself: internal/controller/sparkapplication/submission.go.
        .set("spark.kubernetes.submission.waitAppCompletion", "false");
    Map<String, Object> allocation = map(spec, "dynamicAllocation");
    allocation.forEach(
        (field, value) ->
            conf.set(
                "spark.dynamicAllocation." + (field.equals("shuffleTrackingEnabled") ? "shuffleTracking.enabled" : field),
                value.toString()));
    for (String side : List.of("driver", "executor")) {
      Map<String, Object> part = map(spec, side);
      var keys = new LinkedHashMap<String, String>();
      keys.put("cores", "spark." + side + ".cores");
      keys.put("memory", "spark." + side + ".memory");
      keys.put("memoryOverhead", "spark." + side + ".memoryOverhead");
      keys.put("coreRequest", "spark.kubernetes." + side + ".request.cores");
      keys.put("coreLimit", "spark.kubernetes." + side + ".limit.cores");
      keys.put("serviceAccount", "spark.kubernetes.authenticate." + side + ".serviceAccountName");
      keys.put("instances", "spark." + side + ".instances");
      keys.forEach(
          (field, key) -> {
            if (part.containsKey(field)) {
              conf.set(key, part.get(field).toString());
            }
          });
      map(map(application, "metadata"), "labels").forEach((key, value) -> conf.set("spark.kubernetes." + side + ".label." + key, value.toString()));
      map(part, "labels").forEach((key, value) -> conf.set("spark.kubernetes." + side + ".label." + key, value.toString()));
      conf.set("spark.kubernetes." + side + ".label.sparkoperator.k8s.io/app-name", name);
      conf.set("spark.kubernetes." + side + ".label.sparkoperator.k8s.io/launched-by-spark-operator", "true");
      if (part.containsKey("template")) {
        var template = new LinkedHashMap<String, Object>();
        template.put("apiVersion", "v1");
        template.put("kind", "Pod");
        template.putAll(map(part, "template"));
        Path file = Files.createTempFile("template", ".yaml");
        Files.writeString(file, Serialization.asYaml(template));
        conf.set("spark.kubernetes." + side + ".podTemplateFile", file.toString());
      }
    }
    return conf;
  }

  private static void judge(Pod ours, Pod pod, Container container) {
    String name = ours.getMetadata().getName();
    Container main = ours.getSpec().getContainers().get(0);
    same(name, "container", main.getName(), container.getName());
    same(name, "image", main.getImage(), container.getImage());
    same(name, "args", main.getArgs(), container.getArgs());
    same(name, "ports", ports(main), ports(container));
    same(name, "requests", amounts(main.getResources().getRequests()), amounts(container.getResources().getRequests()));
    same(name, "limits", amounts(main.getResources().getLimits()), amounts(container.getResources().getLimits()));
    same(name, "account", ours.getSpec().getServiceAccountName(), pod.getSpec().getServiceAccountName());
    same(name, "token", ours.getSpec().getAutomountServiceAccountToken(), pod.getSpec().getAutomountServiceAccountToken());
    same(name, "links", ours.getSpec().getEnableServiceLinks(), pod.getSpec().getEnableServiceLinks());
    same(name, "restartPolicy", ours.getSpec().getRestartPolicy(), pod.getSpec().getRestartPolicy());
    ours.getMetadata()
        .getLabels()
        .forEach((key, value) -> same(name, "label " + key, value, pod.getMetadata().getLabels().get(key)));
    // Each of Spark's variables that we name; those of an application's id we do not.
    Map<String, EnvVar> theirs =
        container.getEnv().stream().collect(Collectors.toMap(EnvVar::getName, env -> env, (a, b) -> b));
    main.getEnv().stream()
        .filter(env -> env.getName().startsWith("SPARK_"))
        // The driver's is added after its pod was built, by the client that sends it: KubernetesClientApplication.
        .filter(env -> !env.getName().equals("SPARK_CONF_DIR") || !main.getName().contains("driver"))
        .forEach(env -> same(name, "env " + env.getName(), env, theirs.get(env.getName())));
  }

  private static Map<String, String> ports(Container container) {
    return container.getPorts().stream()
        .collect(
            Collectors.toMap(
                ContainerPort::getName,
                port -> port.getContainerPort() + "/" + port.getProtocol(),
                (a, b) -> b,
                TreeMap::new));
  }

  private static Map<String, String> amounts(Map<String, Quantity> quantities) {
    var amounts = new TreeMap<String, String>();
    if (quantities != null) {
      quantities.forEach((key, value) -> amounts.put(key, Quantity.getAmountInBytes(value).stripTrailingZeros().toPlainString()));
    }
    return amounts;
  }

  private static void same(String pod, String what, Object ours, Object theirs) {
    if (!java.util.Objects.equals(ours, theirs)) {
      differences++;
      System.out.println(pod + ": " + what + ": ours " + ours + ", Spark's " + theirs);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> of, String key) {
    return (Map<String, Object>) of.getOrDefault(key, Map.of());
  }

  private static String text(Map<String, Object> of, String key) {
    return of.get(key).toString();
  }
}
