package dev.plimsoll.benchmarks;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apiguardian.api.API;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What one would write without Plimsoll: a loop over the fleet that builds fabric8 objects, changes
 * them in place for the environment and has Jackson write them. Checks nothing. {@code BareLoop
 * MEMBERS ENVIRONMENTS OUT} writes {@code OUT-<index>.yaml}.
 */
@API(status = API.Status.INTERNAL)
public final class BareLoop {
  private static final YAMLMapper YAML = new YAMLMapper();

  private BareLoop() {}

  /**
   * Writes the fleet once for each environment.
   *
   * @param args number of workloads, number of environments, beginning of the files' names
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    List<FleetMember> fleet = FleetMember.fleet(Integer.parseInt(args[0]));
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      var text = new StringBuilder();
      for (int m = 0; m < fleet.size(); m++) {
        for (HasMetadata object : objects(fleet.get(m), i, m % 10 == 0)) {
          text.append(YAML.writeValueAsString(object));
        }
      }
      Path file = Path.of(String.format(Locale.ROOT, "%s-%02d.yaml", args[2], i));
      Files.writeString(file, text);
    }
  }

  private static List<HasMetadata> objects(FleetMember member, int environment, boolean patched) {
    String name = FleetFolder.prefix(environment) + member.name();
    String config = name + "-" + hash(member.config().toString());
    Map<String, String> labels =
        Map.of("environment", FleetFolder.environment(environment), "team", "platform");
    Map<String, String> selector = Map.of("app.kubernetes.io/name", member.name());
    var memory = new Quantity(member.mebibytes() + "Mi");
    var deployment =
        new DeploymentBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(member.namespace())
            .withLabels(labels)
            .endMetadata()
            .withNewSpec()
            .withMinReadySeconds(patched ? 7 : null)
            .withReplicas(member.replicas())
            .withNewSelector()
            .withMatchLabels(selector)
            .endSelector()
            .withNewTemplate()
            .withNewMetadata()
            .withLabels(labels)
            .addToLabels(selector)
            .endMetadata()
            .withNewSpec()
            .withServiceAccountName(name)
            .withAutomountServiceAccountToken(false)
            .withNewSecurityContext()
            .withRunAsNonRoot(true)
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile()
            .endSecurityContext()
            .addNewContainer()
            .withName("app")
            .withImage(
                FleetFolder.registry(environment)
                    + "/"
                    + member.repository()
                    + ":"
                    + FleetFolder.tag(environment))
            .addNewPort()
            .withName("http")
            .withContainerPort(member.port())
            .endPort()
            .addNewEnvFrom()
            .withNewConfigMapRef()
            .withName(config)
            .endConfigMapRef()
            .endEnvFrom()
            .addNewEnv()
            .withName(FleetMember.KEY)
            .withNewValueFrom()
            .withNewConfigMapKeyRef(FleetMember.KEY, config, null)
            .endValueFrom()
            .endEnv()
            .withNewResources()
            .addToRequests("cpu", new Quantity(member.millicores() + "m"))
            .addToRequests("memory", memory)
            .addToLimits("memory", memory)
            .endResources()
            .withNewSecurityContext()
            .withAllowPrivilegeEscalation(false)
            .withReadOnlyRootFilesystem(true)
            .withNewCapabilities()
            .withDrop("ALL")
            .endCapabilities()
            .endSecurityContext()
            .addNewVolumeMount()
            .withName("config")
            .withMountPath("/etc/app")
            .endVolumeMount()
            .endContainer()
            .addNewVolume()
            .withName("config")
            .withNewConfigMap()
            .withName(config)
            .endConfigMap()
            .endVolume()
            .endSpec()
            .endTemplate()
            .endSpec()
            .build();
    return List.of(
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(config)
            .withNamespace(member.namespace())
            .withLabels(labels)
            .endMetadata()
            .withData(member.config())
            .build(),
        new ServiceAccountBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(member.namespace())
            .withLabels(labels)
            .endMetadata()
            .withAutomountServiceAccountToken(false)
            .build(),
        new ServiceBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(member.namespace())
            .withLabels(labels)
            .endMetadata()
            .withNewSpec()
            .addNewPort()
            .withName("http")
            .withPort(member.port())
            .withTargetPort(new IntOrString("http"))
            .endPort()
            .withSelector(selector)
            .endSpec()
            .build(),
        deployment);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
