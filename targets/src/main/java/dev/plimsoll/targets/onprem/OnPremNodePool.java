package dev.plimsoll.targets.onprem;

import dev.plimsoll.targets.NodeTaint;
import dev.plimsoll.unit.Labels;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Nodes of a cluster of your own that pods can be sent to. There is no spot capacity: nobody takes
 * the nodes back.
 *
 * @param labels labels that you gave them
 * @param taints taints that you gave them
 */
@API(status = API.Status.EXPERIMENTAL)
public record OnPremNodePool(Map<String, String> labels, List<NodeTaint> taints) {
  public OnPremNodePool {
    labels = Labels.of(labels).asMap();
    taints = List.copyOf(taints);
  }
}
