package dev.plimsoll.airflow;

import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Mount;
import dev.plimsoll.workload.PodShaped;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.Volume;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How DAG files that people write reach the DAG processor and the task pods. Scheduler, triggerer
 * and API server read none.
 */
final class DagDelivery {
  /** The connection that a Git bundle asks for its address and credentials. */
  static final String CONNECTION = "plimsoll_git";

  private static final Image GIT_SYNC = Image.of("registry.k8s.io/git-sync/git-sync:v4.4.2");
  private static final String DAGS = "/opt/airflow/dags";
  private static final String LINK = "repo";
  private static final String ROOT = "/git";
  private static final String HOME = "/git-home";
  private static final Volume WORKING_COPY = Volume.scratch("git", StorageSize.gibibytes(1));

  private final DagSource source;

  DagDelivery(Airflow airflow) {
    this.source = airflow.fields().dags;
  }

  /** {@code [core] dags_folder}. */
  String dagsFolder() {
    if (source instanceof DagSource.GitSync sync) {
      String folder = sync.repository().folder();
      return DAGS + "/" + LINK + (folder.isEmpty() ? "" : "/" + folder);
    }
    return DAGS;
  }

  /** The bundle of these files, as JSON of {@code [dag_processor] dag_bundle_config_list}. */
  String bundle(String localBundle) {
    if (source instanceof DagSource.GitBundle git) {
      String folder = git.repository().folder();
      return "{\"name\": \"git\", \"classpath\":"
          + " \"airflow.providers.git.bundles.git.GitDagBundle\", \"kwargs\": {\"git_conn_id\": \""
          + CONNECTION
          + "\", \"tracking_ref\": \""
          + git.repository().ref()
          + "\", "
          + (folder.isEmpty() ? "" : "\"subdir\": \"" + folder + "\", ")
          + "\"refresh_interval\": "
          + git.refresh().toSeconds()
          + "}}";
    }
    return "{\"name\": \"dags-folder\", \"classpath\": \"" + localBundle + "\", \"kwargs\": {}}";
  }

  /** A container that reads DAG files. */
  Container reading(Container container) {
    if (source instanceof DagSource.GitBundle git) {
      return withConnection(container, git.repository());
    }
    return source instanceof DagSource.GitSync
        ? container.withMount(new Mount(DAGS, WORKING_COPY, Optional.empty(), Mount.Access.READ))
        : container;
  }

  private static Container withConnection(Container container, GitRepository repository) {
    Container result = container;
    String credentials = "";
    if (repository.credentials().isPresent()) {
      var secret = repository.credentials().get();
      result =
          result
              .withEnv("GIT_USERNAME", EnvValue.secret(secret, GitRepository.USERNAME))
              .withEnv("GIT_TOKEN", EnvValue.secret(secret, GitRepository.TOKEN));
      credentials = ", \"login\": \"$(GIT_USERNAME)\", \"password\": \"$(GIT_TOKEN)\"";
    }
    return result.withEnv(
        "AIRFLOW_CONN_" + CONNECTION.toUpperCase(Locale.ROOT),
        "{\"conn_type\": \"git\", \"host\": \"" + repository.url() + "\"" + credentials + "}");
  }

  /** A pod that lives on and must see new files. */
  <S extends PodShaped<S>> S following(S pod) {
    S reached = reaching(pod);
    return source instanceof DagSource.GitSync sync
        ? reached
            .withInit(gitSync(sync, "git-clone").withEnv("GITSYNC_ONE_TIME", "true"))
            .withSidecar(
                gitSync(sync, "git-sync")
                    .withEnv("GITSYNC_HTTP_BIND", ":2020")
                    .withPort("git-sync", 2020)
                    // Fails while the copy is not there, or has not been brought up to date.
                    .live(
                        Probe.http("git-sync", "/")
                            .every(Duration.ofSeconds(30))
                            .withTimeout(Duration.ofSeconds(5))
                            .failingAfter(10)))
        : reached;
  }

  /** A pod that reads the files once. */
  <S extends PodShaped<S>> S once(S pod) {
    S reached = reaching(pod);
    return source instanceof DagSource.GitSync sync
        ? reached.withInit(gitSync(sync, "git-clone").withEnv("GITSYNC_ONE_TIME", "true"))
        : reached;
  }

  private <S extends PodShaped<S>> S reaching(S pod) {
    if (source instanceof DagSource.GitBundle git) {
      return pod.calling(git.repository().host());
    }
    return source instanceof DagSource.GitSync sync ? pod.calling(sync.repository().host()) : pod;
  }

  private static Container gitSync(DagSource.GitSync sync, String name) {
    GitRepository repository = sync.repository();
    Container container =
        Container.of(name, GIT_SYNC, sync.size())
            .asHelper()
            .withEnv("GITSYNC_REPO", repository.url().toString())
            .withEnv("GITSYNC_REF", repository.ref())
            .withEnv("GITSYNC_ROOT", ROOT)
            .withEnv("GITSYNC_LINK", LINK)
            .withEnv("GITSYNC_DEPTH", "1")
            .withEnv("GITSYNC_PERIOD", sync.period().toSeconds() + "s")
            // Git writes its settings there.
            .withEnv("HOME", HOME)
            .withScratch(HOME, StorageSize.mebibytes(16))
            .withMount(new Mount(ROOT, WORKING_COPY, Optional.empty(), Mount.Access.WRITE));
    if (repository.credentials().isEmpty()) {
      return container;
    }
    var secret = repository.credentials().get();
    return container
        .withEnv("GITSYNC_USERNAME", EnvValue.secret(secret, GitRepository.USERNAME))
        .withEnv("GITSYNC_PASSWORD", EnvValue.secret(secret, GitRepository.TOKEN));
  }
}
