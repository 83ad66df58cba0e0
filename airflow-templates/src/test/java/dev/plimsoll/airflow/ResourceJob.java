package dev.plimsoll.airflow;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.job.Job;
import dev.plimsoll.job.JobRole;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.job.Launch;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.unit.Image;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.LoweredPod;
import dev.plimsoll.workload.Pod;
import dev.plimsoll.workload.PodScope;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** A job that is a custom resource, as a module for Spark or a user would write one. */
record ResourceJob(String name, String apiVersion, String kind) implements Job {
  private static final JobRole ROLE = JobRole.of("driver", "Drivers");

  @Override
  public List<JobRole> roles() {
    return List.of(ROLE);
  }

  @Override
  public List<Intent> intents() {
    return List.of();
  }

  @Override
  public Launch launch(JobScope scope) {
    var arguments = new LinkedHashMap<String, Object>();
    arguments.put("mainApplicationFile", "local:///opt/acme/settings.yaml");
    arguments.put("arguments", List.of(Samples.NASTY));
    var object = new LinkedHashMap<String, Object>();
    object.put("apiVersion", apiVersion);
    object.put("kind", kind);
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("name", name);
    metadata.put("namespace", scope.namespace().value());
    object.put("metadata", metadata);
    object.put("spec", arguments);
    return new Launch.Resource(
        Manifest.of((MapNode) Nodes.of(object, Origin.render(name, "ResourceJob.launch"))),
        Launch.EndCondition.of(
            FieldPath.of("status", "applicationState", "state"),
            Set.of("COMPLETED"),
            Set.of("FAILED", "SUBMISSION_FAILED")),
        List.of(),
        List.of(driver(scope)));
  }

  /** The pod that an operator will make of it. */
  private Manifest driver(JobScope scope) {
    var container =
        Container.of("driver", Image.of("registry.acme.example/spark:4.0.4"), Samples.SMALL);
    LoweredPod pod =
        Pod.of(container)
            .lower(
                PodScope.of(scope.env(), scope.namespace(), ROLE.role().value(), scope.findings()));
    var object =
        new PodBuilder()
            .withMetadata(pod.template().getMetadata())
            .editMetadata()
            .withName(name + "-driver")
            .withNamespace(scope.namespace().value())
            .endMetadata()
            .withSpec(pod.spec())
            .build();
    Origin origin = Origin.render(name, "ResourceJob.driver");
    return Manifest.of((MapNode) ObjectNodes.from(object, origin))
        .latent("spark-operator/controller", 1);
  }
}
