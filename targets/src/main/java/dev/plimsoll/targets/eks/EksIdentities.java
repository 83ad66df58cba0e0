package dev.plimsoll.targets.eks;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Lowered.HandOff;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.targets.ClusterAddresses;
import dev.plimsoll.targets.internal.Peers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How pods of an EKS cluster come to act as IAM roles. */
final class EksIdentities {
  private final EksConfiguration eks;

  EksIdentities(EksConfiguration eks) {
    this.eks = eks;
  }

  Lowered.Account account(RoleArn role) {
    return eks.identity() == EksIdentityMode.IRSA ? irsa(role) : podIdentity(role);
  }

  /**
   * Source: <a
   * href="https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html">EKS,
   * assign IAM roles to service accounts</a>: the annotation goes on the account, a webhook does
   * the rest.
   */
  private Lowered.Account irsa(RoleArn role) {
    return new Lowered.Account(
        new TreeMap<>(Map.of("eks.amazonaws.com/role-arn", role.value())),
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(
            Peers.https(
                "token exchange with AWS STS",
                eks.addresses().orElse(ClusterAddresses.unknown()).cloud(),
                "sts."
                    + eks.region()
                    + "."
                    + eks.region().domain()
                    + " answers under addresses that change; write addresses.cloud in the target of"
                    + " the environment if the VPC has an interface endpoint for it")),
        List.of(
            new HandOff(
                "Trust of role " + role.name() + " in " + HandOff.BOTH + " (IRSA)", trust(role))));
  }

  /**
   * Source: <a href="https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html">EKS
   * Pod Identity</a>: nothing in manifests; the agent on the node answers at a link-local address.
   */
  private Lowered.Account podIdentity(RoleArn role) {
    return new Lowered.Account(
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(
            new Lowered.Egress(
                "EKS Pod Identity agent",
                List.of(
                    Peer.Addresses.of("169.254.170.23/32"), Peer.Addresses.of("fd00:ec2::23/128")),
                List.of(PeerPort.tcp(80)))),
        List.of(
            new HandOff(
                "Association of role "
                    + role.name()
                    + " with "
                    + HandOff.BOTH
                    + " (EKS Pod Identity)",
                association(role))));
  }

  private String trust(RoleArn role) {
    String issuer = eks.oidcIssuer().orElse("<oidc-issuer>");
    String where =
        eks.oidcIssuer().isPresent()
            ? ""
            : " `<oidc-issuer>` is the cluster's OIDC issuer without `https://`.";
    return """
        Role `%1$s` must trust service account `%5$s` of namespace `%4$s`. Its trust policy needs this statement.%7$s

        ```json
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Federated": "arn:%2$s:iam::%3$s:oidc-provider/%6$s" },
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {
                "StringEquals": {
                  "%6$s:aud": "sts.amazonaws.com",
                  "%6$s:sub": "system:serviceaccount:%4$s:%5$s"
                }
              }
            }
          ]
        }
        ```
        """
        .formatted(
            role,
            role.partition(),
            role.account(),
            HandOff.NAMESPACE,
            HandOff.ACCOUNT,
            issuer,
            where);
  }

  private String association(RoleArn role) {
    return """
        Role `%1$s` must trust the principal `pods.eks.amazonaws.com` with the actions `sts:AssumeRole` and \
        `sts:TagSession`, and be in the cluster's account. Then:

        ```sh
        aws eks create-pod-identity-association --region %2$s --cluster-name %3$s \\
          --namespace '%4$s' --service-account '%5$s' --role-arn %1$s
        ```
        """
        .formatted(
            role,
            eks.region(),
            eks.cluster().orElse("<cluster>"),
            HandOff.NAMESPACE,
            HandOff.ACCOUNT);
  }
}
