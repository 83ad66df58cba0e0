package dev.plimsoll.targets.aks;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.targets.Capacity;
import dev.plimsoll.targets.TargetCodes;
import dev.plimsoll.targets.Visibility;
import dev.plimsoll.targets.internal.Bindings;
import dev.plimsoll.targets.internal.Pools;
import dev.plimsoll.targets.internal.Pools.Foreign;
import dev.plimsoll.targets.internal.SecretChecks;
import dev.plimsoll.targets.internal.SecretChecks.StoreRule;
import dev.plimsoll.targets.internal.SupportDates;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the bindings of an AKS environment contradict among each other.
 *
 * @param aks the cluster
 * @param bindings the bindings
 */
record AksChecks(AksConfiguration aks, Bindings bindings) {
  /** External Secrets takes a kind of object before the name. */
  private static final StoreRule KEY_VAULT =
      new StoreRule(
          "Azure Key Vault",
          Pattern.compile("((secret|key|cert)/)?[0-9A-Za-z-]{1,127}"),
          "letters, digits and dashes");

  void check(Findings findings) {
    SupportDates.check(bindings, aks.kubernetes(), aks.asOf(), findings);
    bindings
        .all("endpoint", AksEndpoint.class)
        .forEach((key, endpoint) -> endpoint(key, endpoint, findings));
    bindings
        .all("nodePool", AksNodePool.class)
        .forEach((key, pool) -> pool(bindings.at(key), pool, findings));
    var rules = new TreeMap<String, StoreRule>();
    aks.secretStores().keySet().forEach(name -> rules.put(name, KEY_VAULT));
    SecretChecks.check(bindings, List.of(), rules.keySet(), rules, findings);
  }

  private void endpoint(String key, AksEndpoint endpoint, Findings findings) {
    if (aks.gateways().orElse(AksGateways.standard()).hasProxies()) {
      return;
    }
    if (endpoint.visibility() == Visibility.INTERNAL) {
      findings.add(
          TargetCodes.NOT_EXPRESSIBLE,
          bindings.at(key, "visibility"),
          "gateway class azure-alb-external on aks serves the internet only, not an internal endpoint",
          "write visibility: public, or gatewayClass: approuting-istio in the target");
    }
    if (endpoint.keyVault().isPresent()) {
      findings.add(
          TargetCodes.NOT_EXPRESSIBLE,
          bindings.at(key, "keyVault"),
          "gateway class azure-alb-external on aks takes no certificate from Key Vault",
          "write issuer or secret, or gatewayClass: approuting-istio in the target");
    }
  }

  private void pool(Where where, AksNodePool pool, Findings findings) {
    Pools.requireSelector(
        pool.agentPool().isPresent()
            || pool.isProvisioned()
            || pool.capacity() == Capacity.SPOT
            || !pool.labels().isEmpty(),
        where,
        findings);
    if (pool.isProvisioned()) {
      Pools.refuseLabels(
          pool.labels(),
          "kubernetes.azure.com/agentpool",
          new Foreign(
              "nodes of node auto-provisioning are of no agent pool",
              "leave it out; nodePool selects the nodes"),
          where,
          findings);
    }
    Pools.refuseLabelsOfClouds(
        pool.labels(),
        Set.of("kubernetes.azure.com/"),
        new Foreign("it is another cloud's", "write a label of AKS or of your own"),
        where,
        findings);
  }
}
