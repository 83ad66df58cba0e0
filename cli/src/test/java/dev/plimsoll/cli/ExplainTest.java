package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainTest {
  @Test
  void explainsACode() {
    assertThat(Run.of("explain", "plm0013"))
        .isEqualTo(
            new Run(
                0,
                """
                PLM0013 (error, stage usage)
                there is something to check

                None of the paths holds a document in a file that ends in `.yaml`, `.yml` or `.json`. A check of nothing would pass whatever was wrong, for example in a pipeline whose folder was renamed; `kubectl apply` refuses it too (`no objects passed to apply`). Of several paths one without a file is a warning.
                """,
                ""));
    Run unknown = Run.of("explain", "PLM00131");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.complaint()).isEqualTo("there is no code PLM00131; did you mean PLM0011?");
  }

  /** Types, defaults and keys as the API reference of Kubernetes names them. */
  @Test
  void explainsAField() {
    assertThat(Run.of("explain", "deployment.spec.strategy.type").out())
        .isEqualTo(
            """
            Deployment.spec.strategy.type of apps/v1, Kubernetes 1.35
              type: string
              default: "RollingUpdate"
              allowed: "Recreate", "RollingUpdate"
              rule: a strategy is Recreate, or RollingUpdate with its numbers (PLM3806)
              since: 1.34 or earlier
            """);
    assertThat(Run.of("explain", "pods.spec.containers[0].ports").out())
        .isEqualTo(
            """
            Pod.spec.containers.ports of v1, Kubernetes 1.35
              type: list of ContainerPort
              merged: item by item, by containerPort and protocol
              fields: containerPort, hostIP, hostPort, name, protocol
              rule: a port of a container is from 1 to 65535 (PLM3205)
              rule: a port has a name of its own, of at most 15 characters (PLM3206)
              rule: a protocol is TCP, UDP or SCTP (PLM3207)
              rule: a port of the host is taken once (PLM3208)
              rule: on the host's network a port is the same on both sides (PLM3118)
              since: 1.34 or earlier
            """);
    assertThat(Run.of("explain", "configmap.data.anything").out())
        .isEqualTo(
            """
            ConfigMap.data.anything of v1, Kubernetes 1.35
              type: string
              since: 1.34 or earlier
            """);
  }

  @Test
  void namesTheNearestKindAndField() {
    assertThat(complaint("deploymnt.spec"))
        .isEqualTo("there is no kind \"deploymnt\"; did you mean Deployment?");
    assertThat(complaint("deployment.spec.strateg"))
        .isEqualTo("\"strateg\" is no field of DeploymentSpec; did you mean strategy?");
    assertThat(complaint("deployment.spec.replicas.x"))
        .isEqualTo("\"x\" leads nowhere: above it is int32");
  }

  private static String complaint(String question) {
    Run run = Run.of("explain", question);
    assertThat(run.status()).isEqualTo(2);
    return run.complaint();
  }
}
