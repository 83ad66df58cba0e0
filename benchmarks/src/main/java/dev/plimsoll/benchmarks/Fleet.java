package dev.plimsoll.benchmarks;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.schema.record.Default;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.ConfigValues;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Mount;
import dev.plimsoll.workload.Volume;
import dev.plimsoll.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** The fleet as a platform. */
@API(status = API.Status.INTERNAL)
public final class Fleet implements PlatformDefinition<Fleet.Settings> {
  /** For the command line. */
  public Fleet() {}

  /**
   * What an environment sets.
   *
   * @param members how many workloads
   * @param greeting a value of one ConfigMap, so that a run can differ by one setting
   */
  public record Settings(@Default("120") int members, @Default("hello") String greeting) {}

  @Override
  public Platform define(Environment<Settings> env) {
    List<List<Workload>> byNamespace =
        Stream.generate(() -> (List<Workload>) new ArrayList<Workload>())
            .limit(FleetMember.NAMESPACES)
            .toList();
    int index = 0;
    for (FleetMember member : FleetMember.fleet(env.settings().members())) {
      byNamespace.get(index % FleetMember.NAMESPACES).add(workload(member, index, env.settings()));
      index++;
    }
    var applications = new Application[FleetMember.NAMESPACES];
    for (int i = 0; i < applications.length; i++) {
      applications[i] =
          Application.named("fleet-" + i)
              .in("fleet-" + i)
              .with(byNamespace.get(i).toArray(Workload[]::new));
    }
    return Platform.named("fleet").with(applications);
  }

  private static Workload workload(FleetMember member, int index, Settings settings) {
    ConfigValues values = ConfigValues.of(member.name(), member.config());
    if (index == 0) {
      values = values.with("GREETING", settings.greeting());
    }
    return Workload.deployment(
            member.name(),
            Container.of(
                    Image.of(FleetMember.REGISTRY + "/" + member.repository() + ":1.0.0"),
                    PodSize.of(
                        Cpu.millis(member.millicores()), Memory.mebibytes(member.mebibytes())))
                .withPort("http", member.port())
                .withEnv(values)
                .withEnv(FleetMember.KEY, new EnvValue.FromConfig(values, FleetMember.KEY))
                .withMount(Mount.of("/etc/app", new Volume.ExistingConfig(member.name()))))
        .withReplicas(member.replicas());
  }
}
