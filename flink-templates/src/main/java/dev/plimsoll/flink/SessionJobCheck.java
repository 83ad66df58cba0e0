package dev.plimsoll.flink;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import java.util.Optional;

/** One job of a session cluster. */
final class SessionJobCheck {
  private final DeploymentView view;
  private final Bundle bundle;
  private final Operators operators;
  private final Findings findings;

  SessionJobCheck(DeploymentView view, Bundle bundle, Operators operators, Findings findings) {
    this.view = view;
    this.bundle = bundle;
    this.operators = operators;
    this.findings = findings;
  }

  void check() {
    if (!view.spec().has("job")) {
      findings.add(
          FlinkCodes.FIELD_MISSING, view.where("job"), "says no job", "write job, with jarURI");
      return;
    }
    if (view.number("job", "parallelism").orElse(0) < 1) {
      findings.add(
          FlinkCodes.FIELD_MISSING,
          view.where("job", "parallelism"),
          "runs with parallelism " + view.number("job", "parallelism").orElse(0),
          "write job.parallelism: 1 or more");
    }
    view.scalar("job", "jarURI").ifPresent(this::jar);
    Optional<Manifest> cluster = cluster();
    Optional<DeploymentView> session =
        cluster.map(found -> new DeploymentView(found, DeploymentView.SPEC));
    if (session.filter(found -> found.spec().has("job")).isPresent()) {
      findings.add(
          FlinkCodes.NO_SESSION,
          view.where("deploymentName"),
          "FlinkDeployment \""
              + cluster.orElseThrow().identity().name()
              + "\" runs a job of its own",
          "name a FlinkDeployment without spec.job");
    }
    var check = new SettingCheck(session.flatMap(DeploymentView::line), findings);
    view.settings().forEach(check::check);
    session.ifPresent(this::state);
  }

  private Optional<Manifest> cluster() {
    return view.scalar("deploymentName")
        .flatMap(
            name ->
                bundle.find(
                    FlinkCheck.GROUP,
                    "FlinkDeployment",
                    view.manifest().identity().namespace(),
                    name));
  }

  /** What the cluster says holds for its jobs too. */
  private void state(DeploymentView session) {
    session
        .line()
        .ifPresent(
            line ->
                new StateCheck(
                        view,
                        new Operators(session.conf(operators.defaults()), operators.areKnown()),
                        line,
                        findings)
                    .job());
  }

  private void jar(String uri) {
    boolean isAllowed =
        uri.regionMatches(true, 0, "https:", 0, "https:".length())
            || operators
                .defaults()
                .containsKey("kubernetes.operator.user.artifacts.allowed-schemes");
    if (!isAllowed) {
      findings.add(
          FlinkCodes.JAR_NOT_REACHED,
          view.where("job", "jarURI"),
          "\"" + uri + "\" is no https address, and the operator downloads the jar",
          "write an https address, or let the operator's"
              + " kubernetes.operator.user.artifacts.allowed-schemes name the scheme");
    }
  }
}
