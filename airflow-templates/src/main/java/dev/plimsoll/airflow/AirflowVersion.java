package dev.plimsoll.airflow;

import dev.plimsoll.unit.Image;
import org.apiguardian.api.API;

/**
 * A minor of Airflow that Plimsoll knows the settings and the operators of.
 *
 * @see <a href="https://airflow.apache.org/docs/apache-airflow/stable/release_notes.html">Release
 *     notes</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum AirflowVersion {
  /** 3.2; its newest patch is reported to upload no logs to an object store. */
  V3_2("3.2.2"),
  /** 3.3. */
  V3_3("3.3.2"),
  /** 3.4. */
  V3_4("3.4.0");

  private final String release;

  AirflowVersion(String release) {
    this.release = release;
  }

  /** The patch that is meant, for example {@code 3.3.2}. */
  public String release() {
    return release;
  }

  /** The minor, for example {@code 3.3}. */
  public String minor() {
    return release.substring(0, release.lastIndexOf('.'));
  }

  /**
   * The project's own image of that patch. The tag names the minor of Python, since the Python of a
   * tag without it moves.
   *
   * @see <a href="https://airflow.apache.org/docs/docker-stack/">Docker image for Airflow</a>
   */
  public Image image() {
    return Image.of("apache/airflow:" + release + "-python3.12");
  }
}
