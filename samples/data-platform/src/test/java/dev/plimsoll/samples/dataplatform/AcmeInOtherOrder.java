package dev.plimsoll.samples.dataplatform;

import dev.plimsoll.component.Component;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.component.WorkspaceService;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.job.Job;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The sample platform with its components, pipelines, services and the jobs of each step given in
 * another order. The order of steps is meaning, and stays.
 */
final class AcmeInOtherOrder implements PlatformDefinition<AcmePlatform.Settings> {
  private final long seed;

  AcmeInOtherOrder(long seed) {
    this.seed = seed;
  }

  @Override
  public Platform define(Environment<AcmePlatform.Settings> env) {
    var random = new Random(seed);
    var settings =
        new AcmePlatform.Settings(
            env.settings().maxExecutors(),
            env.settings().metricsDisk(),
            shuffled(env.settings().tenants(), random));
    Platform platform = new AcmePlatform().define(env.withSettings(settings));
    Platform other = Platform.named(platform.name());
    for (Component component : shuffled(platform.components(), random)) {
      other =
          other.with(
              component instanceof Workspace workspace ? again(workspace, random) : component);
    }
    return platform.pinsAccounts() ? other.withPinnedAccounts() : other;
  }

  private static Workspace again(Workspace workspace, Random random) {
    String namespace = workspace.namespace().value();
    Workspace other =
        workspace
            .tenant()
            .map(
                tenant -> {
                  String base =
                      namespace.substring(0, namespace.length() - tenant.value().length() - 1);
                  return Workspace.named(base).forTenant(tenant);
                })
            .orElseGet(() -> Workspace.named(namespace));
    for (Workspace.Run run : shuffled(workspace.runs(), random)) {
      other = other.run(again(run.pipeline(), random), run.engine());
    }
    for (WorkspaceService service : shuffled(workspace.services(), random)) {
      other = other.servedBy(service);
    }
    return other;
  }

  private static Pipeline again(Pipeline pipeline, Random random) {
    Pipeline other =
        Pipeline.named(pipeline.name())
            .at(pipeline.schedule().orElseThrow())
            .withRetries(pipeline.retries())
            .withRetryDelay(pipeline.retryDelay())
            .describedAs(pipeline.description());
    for (List<Job> step : pipeline.steps()) {
      other = other.then(shuffled(step, random).toArray(Job[]::new));
    }
    return other;
  }

  private static <T> List<T> shuffled(Collection<T> all, Random random) {
    var list = new ArrayList<>(all);
    Collections.shuffle(list, random);
    return list;
  }
}
