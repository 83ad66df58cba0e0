package dev.plimsoll.flink;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pod templates of a Flink cluster. */
final class TemplateCheck {
  private final DeploymentView view;
  private final Findings findings;

  TemplateCheck(DeploymentView view, Findings findings) {
    this.view = view;
    this.findings = findings;
  }

  /** The template of one side, or, with the JobManager, that of both. */
  void check(FlinkSide side) {
    if (side == FlinkSide.JOB_MANAGER) {
      check(view.spec().findMap("podTemplate"), "podTemplate");
    }
    check(
        view.spec().findMap(side.field()).flatMap(part -> part.findMap("podTemplate")),
        side.field(),
        "podTemplate");
  }

  private void check(Optional<MapNode> template, String... path) {
    List<String> containers =
        template
            .flatMap(map -> map.findMap("spec"))
            .flatMap(spec -> spec.findList("containers"))
            .stream()
            .flatMap(list -> list.items().stream())
            .filter(MapNode.class::isInstance)
            .flatMap(container -> ((MapNode) container).findText("name").stream())
            .toList();
    if (!containers.isEmpty() && !containers.contains(FlinkSide.CONTAINER)) {
      String[] at =
          Stream.concat(Stream.of(path), Stream.of("spec", "containers")).toArray(String[]::new);
      findings.add(
          FlinkCodes.CONTAINER_IS_BESIDE,
          view.where(at),
          "has containers " + String.join(", ", containers) + ", and Flink runs beside them",
          "call Flink's container " + FlinkSide.CONTAINER + ", if one of them is to be it");
    }
  }
}
