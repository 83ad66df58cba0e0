package dev.plimsoll.node;

import dev.plimsoll.finding.Finding;
import java.util.List;
import org.apiguardian.api.API;

/** Receives the documents of a file one by one, each with what is wrong with its text. */
@API(status = API.Status.EXPERIMENTAL)
public interface DocumentSink {
  /**
   * A document that could be read.
   *
   * @param findings what is wrong all the same, such as a key that stands twice; sorted
   */
  void read(YamlDocument document, List<Finding> findings);

  /**
   * A document that could not be read.
   *
   * @param index its position in the file, from 0, as in {@link YamlDocument#index}
   * @param findings why, at least one; sorted
   */
  void broken(int index, List<Finding> findings);
}
