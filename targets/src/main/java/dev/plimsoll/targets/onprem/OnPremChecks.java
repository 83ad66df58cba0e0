package dev.plimsoll.targets.onprem;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.targets.TargetCodes;
import dev.plimsoll.targets.Visibility;
import dev.plimsoll.targets.internal.Bindings;
import dev.plimsoll.targets.internal.Pools;
import dev.plimsoll.targets.internal.SecretChecks;
import dev.plimsoll.targets.internal.SecretSources;
import dev.plimsoll.targets.internal.SupportDates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the bindings of an on-prem environment contradict among each other.
 *
 * @param onPrem the cluster
 * @param bindings the bindings
 */
record OnPremChecks(OnPremConfiguration onPrem, Bindings bindings) {
  void check(Findings findings) {
    SupportDates.check(bindings, onPrem.kubernetes(), onPrem.asOf(), findings);
    if (onPrem.networkEngine() == OnPremNetworkEngine.CILIUM) {
      findings.add(
          TargetCodes.API_BEHIND_NODES,
          bindings.atTarget("networkEngine"),
          "with cilium, a policy does not reach an API server on a node by its address",
          "set policy-cidr-match-mode: nodes in Cilium, and dispute this warning with that reason");
    }
    bindings
        .all("endpoint", OnPremEndpoint.class)
        .forEach((key, endpoint) -> endpoint(key, endpoint, findings));
    bindings
        .all("nodePool", OnPremNodePool.class)
        .forEach((key, pool) -> pool(bindings.at(key), pool, findings));
    var storeKeys = new ArrayList<SecretSources.Derived>();
    bindings
        .all("objectStore", OnPremObjectStore.class)
        .forEach(
            (key, store) ->
                storeKeys.add(
                    new SecretSources.Derived(store.secret(), bindings.at(key, "secret"))));
    SecretChecks.check(bindings, storeKeys, Map.of(), findings);
  }

  private void endpoint(String key, OnPremEndpoint endpoint, Findings findings) {
    boolean isPublic = endpoint.visibility() == Visibility.PUBLIC;
    boolean isServed =
        onPrem.web().filter(web -> !isPublic || web.internet().isPresent()).isPresent();
    if (!isServed) {
      findings.add(
          TargetCodes.NOT_EXPRESSIBLE,
          bindings.at(key, "visibility"),
          "no controller of the "
              + bindings.target()
              + " cluster serves "
              + (isPublic ? "public" : "internal")
              + " endpoints",
          "write web."
              + (isPublic ? "internet" : "internal")
              + " in the target, with the class of a controller that does");
    }
  }

  private void pool(Where where, OnPremNodePool pool, Findings findings) {
    Pools.requireSelector(!pool.labels().isEmpty(), where, findings);
    for (String foreign :
        List.of(
            "eks.amazonaws.com/",
            "karpenter.k8s.aws/",
            "cloud.google.com/",
            "kubernetes.azure.com/")) {
      Pools.refuseLabels(
          pool.labels(), foreign, "it is a cloud's", "write a label of your own", where, findings);
    }
  }
}
