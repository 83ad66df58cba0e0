package dev.plimsoll.cli;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Platforms that the tests of the commands use. */
final class Platforms {
  private Platforms() {}

  /** One namespace. */
  public static final class Small implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<PlatformDefinition.NoSettings> env) {
      return Platform.named("small").with(dev.plimsoll.component.Workspace.named("data"));
    }
  }

  /** Writes an environment on-premises into {@code environments} below a folder. */
  static Path write(Path folder, String name) throws IOException {
    Path environments = Files.createDirectories(folder.resolve("environments"));
    return Files.writeString(
        environments.resolve(name + ".yaml"),
        """
        schema: plimsoll/environment/v1
        environment: %s
        stage: dev
        target:
          on-prem:
            kubernetes: "1.35"
            networkEngine: calico
            storage: { driver: nfs, nfs: { server: nfs.acme.example, share: /export/dev } }
        """
            .formatted(name));
  }
}
