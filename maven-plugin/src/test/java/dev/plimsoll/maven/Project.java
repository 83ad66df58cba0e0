package dev.plimsoll.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;

/** A user's project on disk, compiled against the class path of this module's tests. */
record Project(Path folder) {
  /** A definition with one web server, and a hole where a test may be unreasonable. */
  private static final String DEFINITION =
      """
      package com.acme;

      import dev.plimsoll.component.Application;
      import dev.plimsoll.environment.Environment;
      import dev.plimsoll.platform.Platform;
      import dev.plimsoll.platform.PlatformDefinition;
      import dev.plimsoll.unit.*;
      import dev.plimsoll.workload.*;

      public final class @name@ implements PlatformDefinition<PlatformDefinition.NoSettings> {
        @Override public Platform define(Environment<NoSettings> env) {
          @statement@
          return Platform.named("acme").with(Application.named("web").in("web").with(
              Workload.deployment("web", Container.of(Image.of("registry.acme.example/web:1.0"), PodSize.of(Cpu.millis(100), Memory.mebibytes(64)))
                  .withPort("http", 8080).withEnv(ConfigValues.named("web").with("GREETING", @greeting@)))));
        }
      }
      """;

  private static final String ENVIRONMENT =
      """
      schema: plimsoll/environment/v1
      environment: dev
      stage: dev
      target:
        on-prem:
          kubernetes: "1.35"
          networkEngine: calico
          controlPlane: ["10.20.0.10/32:6443"]
          storage: { driver: nfs, nfs: { server: nfs.acme.example, share: /export/dev } }
      """;

  /** The class path of a project that depends on Plimsoll. */
  List<Path> classPath() {
    var all = new ArrayList<Path>();
    all.add(classes());
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> !path.endsWith(Path.of("maven-plugin", "target", "classes")))
        .forEach(all::add);
    return all;
  }

  Path classes() {
    return folder.resolve("target/classes");
  }

  Path environments() {
    return folder.resolve("environments");
  }

  Path out() {
    return folder.resolve("target/plimsoll");
  }

  /** Writes the environment {@code dev}. */
  Project withEnvironment() throws IOException {
    Files.createDirectories(environments());
    Files.writeString(environments().resolve("dev.yaml"), ENVIRONMENT);
    return this;
  }

  /** Compiles a definition that greets so, after a statement. */
  Project withDefinition(String name, String statement, String greeting) throws IOException {
    Path file = Files.createDirectories(folder.resolve("src")).resolve(name + ".java");
    Files.writeString(
        file,
        DEFINITION
            .replace("@name@", name)
            .replace("@statement@", statement)
            .replace("@greeting@", greeting));
    Files.createDirectories(classes());
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes().toString(),
                file.toString());
    if (status != 0) {
      throw new IllegalStateException("the definition of a test does not compile");
    }
    return this;
  }
}
