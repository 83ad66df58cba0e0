package dev.plimsoll.targets.eks;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.targets.TargetCodes;
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
 * What the bindings of an EKS environment contradict among each other.
 *
 * @param eks the cluster
 * @param bindings the bindings
 */
record EksChecks(EksConfiguration eks, Bindings bindings) {
  private static final StoreRule SECRETS_MANAGER =
      new StoreRule(
          "AWS Secrets Manager",
          Pattern.compile("[0-9A-Za-z/_+=.@-]{1,512}"),
          "letters, digits and /_+=.@-");
  private static final StoreRule PARAMETER_STORE =
      new StoreRule(
          "AWS Parameter Store",
          Pattern.compile("[0-9A-Za-z/_.-]{1,1011}"),
          "letters, digits and /_.-");

  void check(Findings findings) {
    SupportDates.check(bindings, eks.kubernetes(), eks.asOf(), findings);
    bindings
        .all("endpoint", EksEndpoint.class)
        .forEach((key, endpoint) -> endpoint(key, endpoint, findings));
    bindings
        .all("objectStore", EksObjectStore.class)
        .forEach((key, store) -> role(store.role(), bindings.at(key, "role"), findings));
    bindings
        .all("identity", EksIdentity.class)
        .forEach((key, identity) -> role(identity.role(), bindings.at(key, "role"), findings));
    bindings
        .all("nodePool", EksNodePool.class)
        .forEach((key, pool) -> pool(bindings.at(key), pool, findings));
    var rules = new TreeMap<String, StoreRule>();
    eks.secretStores()
        .forEach(
            (name, store) -> {
              rules.put(
                  name,
                  store.service() == EksSecretStore.Service.SECRETS_MANAGER
                      ? SECRETS_MANAGER
                      : PARAMETER_STORE);
              signIn(name, store, findings);
            });
    SecretChecks.check(bindings, List.of(), rules.keySet(), rules, findings);
  }

  private void endpoint(String key, EksEndpoint endpoint, Findings findings) {
    endpoint
        .certificate()
        .filter(certificate -> !certificate.region().equals(eks.region()))
        .ifPresent(
            certificate ->
                findings.add(
                    TargetCodes.WRONG_PLACE,
                    bindings.at(key, "certificate"),
                    "certificate \""
                        + certificate
                        + "\" is in "
                        + certificate.region()
                        + ", but the eks cluster and its load balancers are in "
                        + eks.region(),
                    "request a certificate for " + endpoint.host() + " in " + eks.region()));
  }

  private void role(RoleArn role, Where where, Findings findings) {
    if (!role.partition().equals(eks.region().partition())) {
      findings.add(
          TargetCodes.WRONG_PLACE,
          where,
          "role \""
              + role
              + "\" is in partition "
              + role.partition()
              + ", but the eks cluster in "
              + eks.region()
              + " is in "
              + eks.region().partition(),
          "name a role of an account in partition " + eks.region().partition());
    }
  }

  private void pool(Where where, EksNodePool pool, Findings findings) {
    Pools.requireSelector(
        pool.nodeGroup().isPresent()
            || pool.nodePool().isPresent()
            || pool.create().isPresent()
            || !pool.labels().isEmpty(),
        where,
        findings);
    if (eks.mode() == EksMode.AUTO) {
      Pools.refuseLabels(
          pool.labels(),
          "karpenter.k8s.aws/",
          new Foreign(
              "nodes of EKS Auto Mode carry eks.amazonaws.com/ instead",
              "write the label of Auto Mode, for example eks.amazonaws.com/instance-family"),
          where,
          findings);
    }
    Pools.refuseLabelsOfClouds(
        pool.labels(),
        Set.of("eks.amazonaws.com/", "karpenter.k8s.aws/"),
        new Foreign("it is another cloud's", "write a label of EKS or of your own"),
        where,
        findings);
  }

  private void signIn(String name, EksSecretStore store, Findings findings) {
    if (eks.identity() == EksIdentityMode.POD_IDENTITY) {
      store
          .account()
          .ifPresent(
              account ->
                  findings.add(
                      TargetCodes.STORE_SIGN_IN,
                      bindings.atTarget("secretStores", name, "account"),
                      "store \""
                          + name
                          + "\" signs in as service account "
                          + account
                          + ", which has no IRSA role where identity is pod-identity",
                      "leave account out; the controller's own account then signs in"));
    }
  }
}
