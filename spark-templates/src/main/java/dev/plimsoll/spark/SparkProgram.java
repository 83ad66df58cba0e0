package dev.plimsoll.spark;

import org.apiguardian.api.API;

/** What a Spark job runs. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface SparkProgram permits MainClass.InFile, PythonFile {
  /** The URI of the file, for example {@code local:///opt/acme/jobs.jar}. */
  String file();
}
