package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.plimsoll.policies.internal.KubernetesTypes.AUTHORIZER;
import static dev.plimsoll.policies.internal.KubernetesTypes.DECISION;
import static dev.plimsoll.policies.internal.KubernetesTypes.GROUP_CHECK;
import static dev.plimsoll.policies.internal.KubernetesTypes.PATH_CHECK;
import static dev.plimsoll.policies.internal.KubernetesTypes.RESOURCE_CHECK;

import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.Collections;

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
    ask(functions, "path", "authorizer_path", PATH_CHECK, AUTHORIZER, STRING);
    ask(functions, "group", "authorizer_group", GROUP_CHECK, AUTHORIZER, STRING);
    ask(
        functions,
        "serviceAccount",
        "authorizer_serviceaccount",
        AUTHORIZER,
        AUTHORIZER,
        STRING,
        STRING);
    ask(functions, "resource", "groupcheck_resource", RESOURCE_CHECK, GROUP_CHECK, STRING);
    narrow(functions, "subresource", "resourcecheck_subresource");
    narrow(functions, "namespace", "resourcecheck_namespace");
    narrow(functions, "name", "resourcecheck_name");
    narrow(functions, "fieldSelector", "authorizer_fieldselector");
    narrow(functions, "labelSelector", "authorizer_labelselector");
    ask(functions, "check", "pathcheck_check", DECISION, PATH_CHECK, STRING);
    ask(functions, "check", "resourcecheck_check", DECISION, RESOURCE_CHECK, STRING);
    ask(functions, "errored", "decision_errored", BOOL, DECISION);
    ask(functions, "error", "decision_error", STRING, DECISION);
    ask(functions, "allowed", "decision_allowed", BOOL, DECISION);
    ask(functions, "reason", "decision_reason", STRING, DECISION);
  }

  private static void narrow(Functions functions, String name, String id) {
    ask(functions, name, id, RESOURCE_CHECK, RESOURCE_CHECK, STRING);
  }

  private static void ask(
      Functions functions, String name, String id, CelType result, CelType... parameters) {
    functions
        .member(name, id, result, parameters)
        .does(
            name,
            CelFunctionBinding.from(
                id,
                Collections.nCopies(parameters.length, Object.class),
                args -> {
                  throw new CelInvalidArgumentException("only the server knows who may do what");
                }));
  }
}
