package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.plimsoll.policies.internal.CelTypes.AUTHORIZER;
import static dev.plimsoll.policies.internal.CelTypes.DECISION;
import static dev.plimsoll.policies.internal.CelTypes.GROUP_CHECK;
import static dev.plimsoll.policies.internal.CelTypes.PATH_CHECK;
import static dev.plimsoll.policies.internal.CelTypes.RESOURCE_CHECK;

/**
 * What asks who may do what. Only the server knows: expressions compile, and are not run.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-authorizer-library">Kubernetes
 *     authorizer library</a>
 */
final class AuthorizerLibrary {
  private AuthorizerLibrary() {}

  static void addTo(Functions functions) {
    functions
        .member("path", "authorizer_path", PATH_CHECK, AUTHORIZER, STRING)
        .member("group", "authorizer_group", GROUP_CHECK, AUTHORIZER, STRING)
        .member(
            "serviceAccount", "authorizer_serviceaccount", AUTHORIZER, AUTHORIZER, STRING, STRING)
        .member("resource", "groupcheck_resource", RESOURCE_CHECK, GROUP_CHECK, STRING)
        .member("subresource", "resourcecheck_subresource", RESOURCE_CHECK, RESOURCE_CHECK, STRING)
        .member("namespace", "resourcecheck_namespace", RESOURCE_CHECK, RESOURCE_CHECK, STRING)
        .member("name", "resourcecheck_name", RESOURCE_CHECK, RESOURCE_CHECK, STRING)
        .member("fieldSelector", "authorizer_fieldselector", RESOURCE_CHECK, RESOURCE_CHECK, STRING)
        .member("labelSelector", "authorizer_labelselector", RESOURCE_CHECK, RESOURCE_CHECK, STRING)
        .member("check", "pathcheck_check", DECISION, PATH_CHECK, STRING)
        .member("check", "resourcecheck_check", DECISION, RESOURCE_CHECK, STRING)
        .member("errored", "decision_errored", BOOL, DECISION)
        .member("error", "decision_error", STRING, DECISION)
        .member("allowed", "decision_allowed", BOOL, DECISION)
        .member("reason", "decision_reason", STRING, DECISION);
  }
}
