package dev.plimsoll.airflow;

import dev.plimsoll.intent.SecretKey;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.HostName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A repository of DAG files, read over HTTPS. Immutable.
 *
 * @param url for example {@code https://git.acme.example/data/dags.git}; without user and password
 * @param ref a branch, a tag or a commit
 * @param folder where the DAG files are in it; empty for its root
 * @param credentials keys {@code username} and {@code token}; empty for a repository that all may
 *     read
 */
@API(status = API.Status.EXPERIMENTAL)
public record GitRepository(URI url, String ref, String folder, Optional<SecretNeed> credentials) {
  static final String USERNAME = "username";
  static final String TOKEN = "token";

  /**
   * Checks address, reference and folder.
   *
   * @throws IllegalArgumentException if the address is not one of HTTPS with a host, holds
   *     credentials, or the reference or the folder cannot be one
   */
  public GitRepository {
    if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "\""
              + url
              + "\" is no address of a Git repository: write https://HOST/PATH, and give user and"
              + " token with withCredentials");
    }
    if (!ref.matches("[A-Za-z0-9][A-Za-z0-9._/-]*") || ref.contains("..")) {
      throw new IllegalArgumentException("\"" + ref + "\" is no branch, tag or commit of " + url);
    }
    if (!folder.matches("([A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*)?")) {
      throw new IllegalArgumentException(
          "\"" + folder + "\" is no folder of " + url + ": write a path such as \"airflow/dags\"");
    }
  }

  /**
   * A repository that all may read, from its root.
   *
   * @throws IllegalArgumentException if one of the two is not what it should be
   */
  public static GitRepository of(String url, String ref) {
    return new GitRepository(URI.create(url), ref, "", Optional.empty());
  }

  /**
   * This, with DAG files in a folder only.
   *
   * @throws IllegalArgumentException if it is no relative path
   */
  public GitRepository in(String other) {
    return new GitRepository(url, ref, other, credentials);
  }

  /**
   * This, read with a user and a token from the Secret {@code airflow-git}, which the environment
   * binds.
   */
  public GitRepository withCredentials() {
    return new GitRepository(
        url,
        ref,
        folder,
        Optional.of(
            new SecretNeed(
                "airflow-git",
                List.of(
                    new SecretKey(
                        USERNAME,
                        "the user that the token belongs to; read by dag-processor, task pods",
                        ""),
                    new SecretKey(
                        TOKEN,
                        "an access token that may read the repository; read by dag-processor, task pods",
                        "")))));
  }

  /** Where it is, as an end of arrows. */
  Endpoint host() {
    return new Endpoint.External(
        HostName.of(url.getHost()), url.getPort() < 0 ? 443 : url.getPort());
  }
}
