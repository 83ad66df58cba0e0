package dev.plimsoll.targets.onprem;

import dev.plimsoll.targets.AddressPort;
import dev.plimsoll.unit.AnnotationKey;
import dev.plimsoll.unit.Labels;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * How pods come to act as an identity in a cluster of your own: whatever your Vault, SPIFFE or STS
 * wants on them. No cluster brings that, so all of it is yours.
 *
 * @param annotations of the service account
 * @param podLabels of the pods
 * @param env variables of the containers
 * @param addresses where tokens are exchanged
 */
@API(status = API.Status.EXPERIMENTAL)
public record OnPremIdentity(
    Map<String, String> annotations,
    Map<String, String> podLabels,
    Map<String, String> env,
    List<AddressPort> addresses) {
  /** Checks keys. */
  public OnPremIdentity {
    annotations.keySet().forEach(AnnotationKey::of);
    annotations = sorted(annotations);
    podLabels = Labels.of(podLabels).asMap();
    env = sorted(env);
    addresses = List.copyOf(addresses);
  }

  private static SortedMap<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
