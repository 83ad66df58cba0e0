package dev.plimsoll.airflow;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.job.Launch;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.NamespaceName;
import java.util.List;
import java.util.Map;

/**
 * The tree of a DAG file: {@code dag} with settings, {@code steps} with names of jobs, {@code
 * tasks} with one entry per job, whose {@code object} is what the task makes.
 */
final class DagTree {
  private final Origin origin;
  private final AirflowWaiting waiting;

  DagTree(Origin origin, AirflowWaiting waiting) {
    this.origin = origin;
    this.waiting = waiting;
  }

  /** The id of a pipeline's DAG: unique, since a workspace is one namespace. */
  static String id(NamespaceName workspace, Pipeline pipeline) {
    return workspace.value() + "." + pipeline.name();
  }

  /**
   * The document of a pipeline.
   *
   * @param tasks one tree for each job, by its name
   */
  MapNode tree(NamespaceName workspace, Pipeline pipeline, Map<String, MapNode> tasks) {
    var steps = ListNode.builder(origin);
    pipeline.steps().forEach(step -> steps.add(texts(step.stream().map(j -> j.name()).toList())));
    var all = ListNode.builder(origin);
    pipeline.jobs().forEach(job -> all.add(tasks.get(job.name())));
    return MapNode.builder(origin)
        .put("dag", settings(workspace, pipeline))
        .put("steps", steps.build())
        .put("tasks", all.build())
        .build();
  }

  private MapNode settings(NamespaceName workspace, Pipeline pipeline) {
    var dag =
        MapNode.builder(origin)
            .put("id", id(workspace, pipeline))
            .put("description", pipeline.description());
    pipeline
        .schedule()
        .ifPresent(cron -> dag.put("cron", cron.expression()).put("timezone", cron.zone().getId()));
    pipeline
        .timeLimit()
        .ifPresent(limit -> dag.put("timeLimitSeconds", DurationText.seconds(limit)));
    return dag.put("retries", pipeline.retries())
        .put("retryDelaySeconds", DurationText.seconds(pipeline.retryDelay()))
        .put("deferrable", waiting == AirflowWaiting.IN_TRIGGERER)
        .put("tags", texts(List.of("plimsoll", workspace.value())))
        .build();
  }

  /** A task that makes an object. */
  MapNode task(String job, Launch launch, MapNode object) {
    var task = MapNode.builder(origin).put("job", job).put("object", object);
    if (launch instanceof Launch.Resource resource) {
      Launch.EndCondition end = resource.end();
      task.put(
          "end",
          MapNode.builder(origin)
              .put("field", texts(steps(end.field())))
              .put("succeeded", texts(List.copyOf(end.succeeded())))
              .put("failed", texts(List.copyOf(end.failed())))
              .build());
    }
    return task.build();
  }

  private static List<String> steps(FieldPath path) {
    return path.steps().stream()
        .map(
            step ->
                step instanceof FieldPath.Step.Field field
                    ? field.name()
                    : Integer.toString(((FieldPath.Step.Item) step).position()))
        .toList();
  }

  private Node texts(List<String> values) {
    return ListNode.ofStrings(values, origin);
  }
}
