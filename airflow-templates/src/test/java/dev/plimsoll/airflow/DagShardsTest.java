package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.apply.ApplyCheck;
import dev.plimsoll.check.apply.ApplyCodes;
import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.job.PythonJob;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.unit.Image;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Many DAG files: {@code kubectl apply} keeps each ConfigMap whole in 256 KiB of annotations. */
class DagShardsTest {
  private static final int PIPELINES = 60;

  private static PythonJob job(String name) {
    return PythonJob.named(name, Image.of("registry.acme.example/py:1.0.0"))
        .running("/opt/acme/run.py", "<a & b>", "\"quoted\" \\ text")
        .sized(Samples.SMALL)
        .writing(Samples.LAKE.path("raw"));
  }

  private static Compiled compiled() {
    Airflow airflow = Samples.airflow();
    Workspace jobs = Workspace.named("data-jobs");
    for (int i = 0; i < PIPELINES; i++) {
      jobs =
          jobs.run(
              Pipeline.named("p" + i).run(job("a" + i), job("b" + i)).then(job("c" + i)), airflow);
    }
    return new PlatformCompiler()
        .compile(Platform.named("acme").with(airflow, jobs), Samples.environment());
  }

  private static List<Manifest> shards(Bundle bundle) {
    return bundle
        .ofKind("", "ConfigMap")
        .filter(map -> map.identity().name().startsWith("airflow-dags-"))
        .toList();
  }

  @Test
  void fitsIntoWhatClientSideApplyKeeps() {
    List<Manifest> shards = shards(compiled().bundle());

    assertThat(shards).hasSizeGreaterThan(1);
    assertThat(
            Checks.of(Schemas.of(KubernetesVersion.V1_35))
                .with(List.of(new ApplyCheck()))
                .check(Bundle.of(shards))
                .stream()
                .filter(finding -> new ApplyCodes().codes().contains(finding.code())))
        .isEmpty();
  }

  @Test
  void bringsEveryFileOnceAndMountsAll() {
    Bundle bundle = compiled().bundle();
    var files = new TreeSet<String>();
    for (Manifest shard : shards(bundle)) {
      for (String file : shard.tree().findMap("data").orElseThrow().keys()) {
        assertThat(files.add(file)).as(file).isTrue();
      }
    }

    assertThat(files).hasSize(PIPELINES);
    for (Manifest pod :
        List.of(
            bundle
                .find("apps", "Deployment", Optional.of("airflow"), "airflow-dag-processor")
                .orElseThrow(),
            bundle.find("", "Pod", Optional.of("airflow"), "airflow-task-pod").orElseThrow())) {
      FieldPath spec =
          pod.is("", "Pod") ? FieldPath.of("spec") : FieldPath.of("spec", "template", "spec");
      String volumes = YamlWriter.write(pod.find(spec.field("volumes")).orElseThrow());
      shards(bundle)
          .forEach(
              shard -> assertThat(volumes).contains("name: " + shard.identity().name() + "\n"));
    }
  }
}
