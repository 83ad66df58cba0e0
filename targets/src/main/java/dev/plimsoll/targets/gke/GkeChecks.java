package dev.plimsoll.targets.gke;

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
 * What the bindings of a GKE environment contradict among each other.
 *
 * @param gke the cluster
 * @param bindings the bindings
 */
record GkeChecks(GkeConfiguration gke, Bindings bindings) {
  private static final StoreRule SECRET_MANAGER =
      new StoreRule(
          "Google Secret Manager",
          Pattern.compile("[0-9A-Za-z_-]{1,255}"),
          "letters, digits, dashes and underscores");

  void check(Findings findings) {
    SupportDates.check(bindings, gke.kubernetes(), gke.asOf(), findings);
    bindings
        .all("endpoint", GkeEndpoint.class)
        .forEach((key, endpoint) -> endpoint(key, endpoint, findings));
    bindings
        .all("nodePool", GkeNodePool.class)
        .forEach((key, pool) -> pool(bindings.at(key), pool, findings));
    var rules = new TreeMap<String, StoreRule>();
    gke.secretStores().keySet().forEach(name -> rules.put(name, SECRET_MANAGER));
    SecretChecks.check(bindings, List.of(), rules.keySet(), rules, findings);
  }

  private void endpoint(String key, GkeEndpoint endpoint, Findings findings) {
    boolean isPublic = endpoint.visibility() == Visibility.PUBLIC;
    if (!isPublic && endpoint.certificateMap().isPresent()) {
      findings.add(
          TargetCodes.NOT_EXPRESSIBLE,
          bindings.at(key, "certificateMap"),
          "an internal endpoint on gke takes no certificate map: its load balancer is regional",
          "write certificate, with the name of a regional certificate of Certificate Manager");
    }
    if (isPublic && endpoint.certificate().isPresent()) {
      findings.add(
          TargetCodes.NOT_EXPRESSIBLE,
          bindings.at(key, "certificate"),
          "a public endpoint on gke takes no regional certificate: its load balancer is global",
          "write certificateMap, with the name of a certificate map of Certificate Manager");
    }
  }

  private void pool(Where where, GkeNodePool pool, Findings findings) {
    if (gke.mode() == GkeMode.AUTOPILOT && pool.nodePool().isPresent()) {
      findings.add(
          TargetCodes.NOT_EXPRESSIBLE,
          where.at(where.path().field("nodePool")),
          "gke in mode autopilot has no node pools to name",
          "write computeClass, or capacity: spot alone");
    }
    Pools.requireSelector(
        pool.nodePool().isPresent()
            || pool.computeClass().isPresent()
            || pool.create().isPresent()
            || pool.capacity() == Capacity.SPOT
            || !pool.labels().isEmpty(),
        where,
        findings);
    Pools.refuseLabelsOfClouds(
        pool.labels(),
        Set.of("cloud.google.com/"),
        new Foreign("it is another cloud's", "write a label of GKE or of your own"),
        where,
        findings);
  }
}
