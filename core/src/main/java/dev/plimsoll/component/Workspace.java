package dev.plimsoll.component;

import dev.plimsoll.job.Job;
import dev.plimsoll.job.JobRole;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.job.Launch;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.TenantName;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * One namespace where jobs run: quota, rights, identity, watched by the operators that serve it. A
 * tenant is one more workspace. Immutable.
 *
 * <p>The namespace is the wall: whoever may create pods in it may use every service account in it,
 * so rights and policies are per role and namespace, never per job.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Workspace implements Component {
  private final DnsLabel name;
  private final NamespaceName namespace;
  private final Optional<TenantName> tenant;
  private final List<Run> runs;
  private final List<WorkspaceService> services;

  /** A pipeline and the engine that runs it. */
  public record Run(Pipeline pipeline, PipelineEngine engine) {}

  private Workspace(
      DnsLabel name,
      NamespaceName namespace,
      Optional<TenantName> tenant,
      List<Run> runs,
      List<WorkspaceService> services) {
    this.name = name;
    this.namespace = namespace;
    this.tenant = tenant;
    this.runs = runs;
    this.services = services;
  }

  /**
   * A workspace whose namespace has this name.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static Workspace named(String namespace) {
    return new Workspace(
        DnsLabel.of(namespace),
        NamespaceName.of(namespace),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /**
   * This workspace in a namespace of another name, which it may share with a component. Whoever may
   * create pods there may then use that component's accounts, and both live from one quota.
   * Default: a namespace of the workspace's own name.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public Workspace in(String other) {
    return new Workspace(name, NamespaceName.of(other), tenant, runs, services);
  }

  /**
   * This workspace with one pipeline more, run by an engine.
   *
   * @throws IllegalArgumentException if a pipeline of that name runs here already, or another job
   *     of the name of one of its jobs
   */
  public Workspace run(Pipeline pipeline, PipelineEngine engine) {
    if (runs.stream().anyMatch(run -> run.pipeline().name().equals(pipeline.name()))) {
      throw new IllegalArgumentException(
          "workspace \""
              + name()
              + "\" runs a pipeline \""
              + pipeline.name()
              + "\" already; give this one another name");
    }
    pipeline.jobs().forEach(this::refuseAnotherOfItsName);
    var more = new ArrayList<>(runs);
    more.add(new Run(pipeline, engine));
    more.sort(Comparator.comparing(run -> run.pipeline().name()));
    return new Workspace(name, namespace, tenant, List.copyOf(more), services);
  }

  private void refuseAnotherOfItsName(Job job) {
    if (jobs().stream().anyMatch(j -> j.name().equals(job.name()) && !j.equals(job))) {
      throw new IllegalArgumentException(
          "workspace \""
              + name()
              + "\" runs another job \""
              + job.name()
              + "\" already; give this one another name, or run the very same job in both pipelines");
    }
  }

  /** This workspace, served by an operator or another service. */
  public Workspace servedBy(WorkspaceService service) {
    if (services.stream().anyMatch(s -> s.name().equals(service.name()))) {
      return this;
    }
    var more = new ArrayList<>(services);
    more.add(service);
    more.sort(Comparator.comparing(Component::name));
    return new Workspace(name, namespace, tenant, runs, List.copyOf(more));
  }

  /** The same workspace in a namespace of its own for a tenant: {@code <namespace>-<tenant>}. */
  public Workspace forTenant(TenantName other) {
    return new Workspace(
        DnsLabel.of(name.value() + "-" + other.value()),
        NamespaceName.of(namespace.value() + "-" + other.value()),
        Optional.of(other),
        runs,
        services);
  }

  @Override
  public String name() {
    return name.value();
  }

  @Override
  public NamespaceName namespace() {
    return namespace;
  }

  /** The tenant whose workspace this is, if it is one's. */
  public Optional<TenantName> tenant() {
    return tenant;
  }

  /** The pipelines and their engines, by name. */
  public List<Run> runs() {
    return runs;
  }

  /** What serves this workspace, by name. */
  public List<WorkspaceService> services() {
    return services;
  }

  /** The jobs of all pipelines, by name; a job that stands in two pipelines is here once. */
  public List<Job> jobs() {
    var byName = new TreeMap<String, Job>();
    runs.forEach(run -> run.pipeline().jobs().forEach(job -> byName.putIfAbsent(job.name(), job)));
    return List.copyOf(byName.values());
  }

  /** The roles of all jobs, by name. */
  public List<JobRole> roles() {
    var byName = new TreeMap<String, JobRole>();
    jobs()
        .forEach(job -> job.roles().forEach(role -> byName.putIfAbsent(role.role().value(), role)));
    return List.copyOf(byName.values());
  }

  @Override
  public void declare(DeclareScope scope) {
    scope.needs(NamespaceNeed.restricted(namespace));
    var jobs = new JobScope(scope.env(), namespace, scope.findings());
    for (JobRole role : roles()) {
      scope.box(new Box(jobs.pods(role), name(), role.label(), true));
    }
    jobs().forEach(job -> job.intents().forEach(scope::needs));
    for (Job job : jobs()) {
      scope.arrows(job.launch(jobs).arrows());
    }
    for (Run run : runs) {
      Endpoint.Pods launcher = run.engine().launcher(namespace);
      run.pipeline().jobs().forEach(job -> scope.arrow(launches(launcher, job)));
    }
  }

  /**
   * What the picture shows between the engine's pods and a job, or the service that the job is
   * handed to; the engine's own {@code manages} arrow carries the rights.
   */
  private Arrow launches(Endpoint.Pods launcher, Job job) {
    return services.stream()
        .flatMap(service -> service.handling(job).stream())
        .findFirst()
        .map(service -> shown(launcher, service, "submits to"))
        .orElseGet(
            () ->
                shown(
                    launcher, new Endpoint.Pods(namespace, job.roles().get(0).role()), "launches"));
  }

  private static Arrow shown(Endpoint.Pods from, Endpoint.Pods to, String verb) {
    return new Arrow.Calls(from, to, List.of(), verb, false);
  }

  @Override
  public void render(RenderScope scope) {
    for (JobRole role : roles()) {
      scope.add(
          new ServiceAccountBuilder()
              .withNewMetadata()
              .withName(role.role().value())
              .withNamespace(namespace.value())
              .withLabels(Map.of("app.kubernetes.io/part-of", scope.platform().name()))
              .endMetadata()
              .withAutomountServiceAccountToken(false)
              .build());
    }
    var jobs = new JobScope(scope.env(), namespace, scope.findings());
    for (Job job : jobs()) {
      Launch launch = job.launch(jobs);
      scope.add(latent(launch.object(), job));
      launch.beside().forEach(scope::add);
    }
  }

  /**
   * A job that stands in two pipelines can run twice at once: each pipeline runs once at a time.
   */
  private Manifest latent(Manifest object, Job job) {
    return object.isLatent() ? object : object.latent(makerOf(job), (int) runsOf(job).count());
  }

  private Stream<Run> runsOf(Job job) {
    return runs.stream()
        .filter(run -> run.pipeline().jobs().anyMatch(j -> j.name().equals(job.name())));
  }

  private String makerOf(Job job) {
    return runsOf(job)
        .map(run -> run.engine().launcher(namespace).id())
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return "workspace " + name();
  }
}
