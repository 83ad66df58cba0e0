package dev.plimsoll.targets.onprem;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.targets.TargetCodes;
import dev.plimsoll.targets.internal.Bindings;
import dev.plimsoll.targets.internal.Pools;
import dev.plimsoll.targets.internal.Pools.Foreign;
import dev.plimsoll.targets.internal.SecretChecks;
import dev.plimsoll.targets.internal.SupportDates;
import java.util.Map;
import java.util.Set;

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
          "set policy-cidr-match-mode: nodes in Cilium, and accept this warning with that reason");
    }
    var entrances = new OnPremEntrances(onPrem, bindings);
    bindings
        .all("endpoint", OnPremEndpoint.class)
        .forEach(
            (key, endpoint) -> {
              if (entrances.entrance(endpoint.visibility()).isEmpty()) {
                findings.add(OnPremEntrances.notServed(bindings, key, endpoint.visibility()));
              }
            });
    bindings
        .all("nodePool", OnPremNodePool.class)
        .forEach((key, pool) -> pool(bindings.at(key), pool, findings));
    SecretChecks.check(
        bindings,
        OnPremStores.keys(bindings).values(),
        onPrem.secretStores().keySet(),
        Map.of(),
        findings);
  }

  private void pool(Where where, OnPremNodePool pool, Findings findings) {
    Pools.requireSelector(!pool.labels().isEmpty(), where, findings);
    Pools.refuseLabelsOfClouds(
        pool.labels(),
        Set.of(),
        new Foreign("it is a cloud's", "write a label of your own"),
        where,
        findings);
  }
}
