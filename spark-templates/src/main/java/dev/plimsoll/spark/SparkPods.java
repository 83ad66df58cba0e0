package dev.plimsoll.spark;

import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator, Spark and the webhook will make of SparkApplications, schedules and Spark
 * Connect servers, whoever wrote those: pods, Services, ConfigMaps and NetworkPolicies, computed
 * from the overlaid objects. What differs in every run is left out: the application's id, and
 * names, variables and folders that hold it.
 *
 * @see <a href="https://spark.apache.org/docs/4.0.1/running-on-kubernetes.html">Running Spark on
 *     Kubernetes</a>
 */
final class SparkPods {
  private final String controller;
  private final SparkVersion submitter;

  /**
   * What an operator makes.
   *
   * @param controller the pods of the operator, as namespace and role
   * @param submitter the Spark that the operator submits with
   */
  SparkPods(String controller, SparkVersion submitter) {
    this.controller = controller;
    this.submitter = submitter;
  }

  /** The bundle, and what is made of the objects in some namespaces. */
  Bundle derive(Bundle bundle, Set<String> namespaces) {
    var made = new ArrayList<Manifest>();
    for (Manifest object : bundle.all()) {
      if (namespaces.contains(object.identity().namespace().orElse(""))) {
        Submission.of(object).ifPresent(app -> made.addAll(of(app)));
        ConnectServer.of(object).ifPresent(server -> made.addAll(of(server)));
      }
    }
    return bundle.plus(made);
  }

  private List<Manifest> of(Submission app) {
    List<Manifest> made = submitted(app);
    if (!made.isEmpty()) {
      new SubmittedObjects(app, submitter)
          .ofOperator()
          .forEach(object -> made.add(object.latent(controller, app.atOnce())));
    }
    return made;
  }

  /** What a submission makes, and its driver then. */
  List<Manifest> submitted(Submission app) {
    var made = new ArrayList<Manifest>();
    var sizing = new SparkSizing(app.spec(), SparkSide.DRIVER);
    Optional<Manifest> driver = pod(app, SparkSide.DRIVER, sizing, controller);
    if (driver.isPresent()) {
      made.add(driver.get());
      new SubmittedObjects(app, submitter)
          .ofSpark()
          .forEach(object -> made.add(object.latent(controller, app.atOnce())));
      made.addAll(driven(app, app.namespace() + "/" + app.driverPod()));
    }
    return made;
  }

  /** What a driver makes. */
  List<Manifest> driven(Submission app, String driver) {
    var made = new ArrayList<Manifest>();
    pod(app, SparkSide.EXECUTOR, new SparkSizing(app.spec(), SparkSide.EXECUTOR), driver)
        .ifPresent(made::add);
    made.add(new SubmittedObjects(app, submitter).ofDriver().latent(driver, app.atOnce()));
    return made;
  }

  /** A size that Spark does not read makes no pod; the check of applications reports it. */
  private Optional<Manifest> pod(Submission app, SparkSide side, SparkSizing sizing, String maker) {
    try {
      int most = sizing.most() * app.atOnce();
      return most < 1
          ? Optional.empty()
          : Optional.of(new SparkPod(app, side, submitter).manifest(sizing).latent(maker, most));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private List<Manifest> of(ConnectServer server) {
    var made = new ArrayList<Manifest>();
    server.objects().forEach(object -> made.add(object.latent(controller, 1)));
    Submission session = server.session();
    String maker = session.namespace() + "/" + server.podName();
    pod(
            session,
            SparkSide.EXECUTOR,
            new SparkSizing(session.spec(), SparkSide.EXECUTOR, ConnectServer.EXECUTORS),
            maker)
        .ifPresent(made::add);
    made.add(new SubmittedObjects(session, submitter).ofDriver().latent(maker, 1));
    return made;
  }
}
