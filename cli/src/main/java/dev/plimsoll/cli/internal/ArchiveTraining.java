package dev.plimsoll.cli.internal;

import dev.plimsoll.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs what users run, once, while the JVM records the classes for the archive that makes the
 * command line start fast. What is not run here is not in the archive, and is only slower.
 */
public final class ArchiveTraining {
  private static final String ENVIRONMENT =
      """
      schema: plimsoll/environment/v1
      environment: training
      stage: dev
      target:
        on-prem:
          kubernetes: "1.35"
          networkEngine: calico
          controlPlane: ["10.20.0.10/32:6443"]
          addresses: { services: 10.96.0.0/12, network: [10.0.0.0/8] }
          storage: { driver: nfs, nfs: { server: nfs.acme.example, share: /export } }
          metallb: { internalPool: private }
          web:
            internal: { ingressClass: traefik, namespace: traefik, podLabels: { app: traefik } }
      bindings:
        endpoint/web: { host: web.acme.example, visibility: internal, issuer: acme }
        secret/web: { literal: { token: not-a-secret } }
      naming: { prefix: a-, hashes: named }
      labels: { team: a }
      images: { registries: { "*": mirror.acme.example } }
      overlays: [ overlays/web.yaml ]
      """;
  private static final String OVERLAY =
      """
      schema: plimsoll/overlays/v1
      overlays:
      - target: { kind: Deployment, name: web }
        patch: { spec: { minReadySeconds: 7 } }
      """;

  /** One of the kinds that most files hold, right and wrong. */
  private static final String MANIFESTS =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web, namespace: data, labels: { app: web } }
      spec:
        replicaz: 2
        replicas: 2
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            serviceAccountName: web
            containers:
              - name: web
                image: "web:1"
                ports: [ { name: http, containerPort: 8080 } ]
                envFrom: [ { configMapRef: { name: web } }, { secretRef: { name: gone } } ]
                readinessProbe: { httpGet: { path: /, port: http } }
                resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web, namespace: data, labels: { app: web } }
      spec:
        replicas: 2
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec: { containers: [ { name: web, image: "web:1" } ] }
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: web, namespace: data }
      spec: { selector: { app: web }, ports: [ { name: http, port: 80, targetPort: http } ] }
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: web, namespace: data }
      data: { greeting: "hello" }
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: { name: web, namespace: data }
      """;

  /** A definition with a rule, and a resource that breaks it: the language is loaded too. */
  private static final String RULES =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: { name: widgets.acme.example }
      spec:
        group: acme.example
        scope: Cluster
        names: { plural: widgets, singular: widget, kind: Widget, listKind: WidgetList }
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties: { name: { type: string }, most: { type: integer } }
                    x-kubernetes-validations:
                      - rule: "self.most < 5 && self.name.matches('^[a-z]+$')"
                        messageExpression: "'%d is too much'.format([self.most])"
      ---
      apiVersion: acme.example/v1
      kind: Widget
      metadata: { name: web }
      spec: { name: web, most: 7 }
      """;

  private ArchiveTraining() {}

  /**
   * Runs each command line; its output is of no interest.
   *
   * @throws IOException if the folder for the training cannot be written
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var said = new ByteArrayOutputStream();
    var sink = new PrintStream(said, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("plimsoll-training");
    System.setOut(sink);
    System.setErr(sink);
    int generated;
    try {
      Files.writeString(folder.resolve("training.yaml"), ENVIRONMENT);
      Files.createDirectory(folder.resolve("overlays"));
      Files.writeString(folder.resolve("overlays/web.yaml"), OVERLAY);
      Main.execute("--version");
      Main.execute("--help");
      Main.execute("no-such-command");
      Main.execute("env", "schema");
      Path manifests = Files.createTempFile("plimsoll-", ".yaml");
      try {
        Files.writeString(manifests, MANIFESTS);
        Main.execute("check", manifests.toString());
        Main.execute("check", "--format", "jsonl", manifests.toString());
        Files.writeString(manifests, RULES);
        Main.execute("check", manifests.toString());
      } finally {
        Files.delete(manifests);
      }
      String[] generate = {
        "generate",
        "--definition",
        TrainingPlatform.class.getName(),
        "--environments",
        folder.toString(),
        "--out",
        folder.resolve("out").toString()
      };
      generated = Main.execute(generate);
      Main.execute(generate);
    } finally {
      System.setOut(out);
      System.setErr(err);
      delete(folder);
    }
    if (generated != 0) {
      throw new IllegalStateException(
          "the training platform has errors: " + said.toString(StandardCharsets.UTF_8));
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> paths = Files.walk(folder)) {
      all = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
