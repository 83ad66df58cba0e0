package dev.plimsoll.samples.dataplatform;

import dev.plimsoll.component.Component;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The sample platform, with its components given one by one in another order. */
final class AcmeInOtherOrder implements PlatformDefinition<AcmePlatform.Settings> {
  private final long seed;

  AcmeInOtherOrder(long seed) {
    this.seed = seed;
  }

  @Override
  public Platform define(Environment<AcmePlatform.Settings> env) {
    var tenants = new ArrayList<>(env.settings().tenants());
    Collections.shuffle(tenants, new Random(seed));
    Platform platform =
        new AcmePlatform()
            .define(
                env.withSettings(
                    new AcmePlatform.Settings(
                        env.settings().maxExecutors(), env.settings().metricsDisk(), tenants)));
    List<Component> components = new ArrayList<>(platform.components());
    Collections.shuffle(components, new Random(seed));
    Platform other = Platform.named(platform.name());
    for (Component component : components) {
      other = other.with(component);
    }
    return other;
  }
}
