package dev.plimsoll.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/** Writes what the whole-process comparison reads: {@code Inputs FOLDER MEMBERS ENVIRONMENTS}. */
@API(status = API.Status.INTERNAL)
public final class Inputs {
  private Inputs() {}

  /**
   * Writes the inputs of Plimsoll and of its peers.
   *
   * @param args folder, number of workloads, number of environments
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int members = Integer.parseInt(args[1]);
    int environments = Integer.parseInt(args[2]);
    FleetFolder.write(folder.resolve("plimsoll"), members, environments);
    PeerInputs.write(folder, members, environments);
  }
}
