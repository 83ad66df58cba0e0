package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.ContainerRules.rule;
import static dev.plimsoll.check.admission.Source.CORE;

import java.util.List;

/** Rules of probes and lifecycle hooks. */
final class ProbeRules {
  static final Rule HANDLER =
      rule("PLM3223", "C23", "livenessProbe")
          .says("a probe has one of exec, httpGet, tcpSocket and grpc")
          .fix("write one of them")
          .source(CORE, "validateHandler");
  static final Rule NUMBERS =
      rule("PLM3224", "C24", "livenessProbe")
          .says(
              "the numbers of a probe are not negative, and liveness and startup need one success")
          .fix("write successThreshold: 1, or remove the number")
          .source(CORE, "validateProbe");
  static final Rule GRACE =
      rule("PLM3225", "C25", "livenessProbe.terminationGracePeriodSeconds")
          .says("a probe other than of readiness may have a grace period of at least a second")
          .fix("write a number of seconds, or remove it")
          .source(CORE, "validateProbe");
  static final Rule HTTP =
      rule("PLM3226", "C26", "livenessProbe.httpGet")
          .says("an HTTP request has a port, a scheme and sound headers")
          .fix("write a port by number or name, and HTTP or HTTPS")
          .source(CORE, "validateHTTPGetAction");
  static final Rule SOCKET =
      rule("PLM3227", "C27", "livenessProbe.tcpSocket")
          .says("a probe of a socket has a port, a command has words")
          .fix("write a port, or a command")
          .source(CORE, "validateTCPSocketAction");
  static final Rule LIFECYCLE =
      rule("PLM3228", "C28", "lifecycle")
          .says("a hook has one of exec, httpGet, tcpSocket and sleep")
          .fix("write one of them")
          .source(CORE, "validateLifecycle");

  private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc");
  private static final List<String> HOOKS = List.of("exec", "httpGet", "tcpSocket", "sleep");

  private ProbeRules() {}

  static void check(Field container, PodContext context) {
    for (String key : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      if (container.has(key)) {
        probe(container.at(key), key);
      }
    }
    for (String key : List.of("postStart", "preStop")) {
      Field hook = container.at("lifecycle", key);
      if (hook.isGiven()) {
        handler(hook, LIFECYCLE, HOOKS);
        sleep(hook, context);
      }
    }
  }

  private static void probe(Field probe, String key) {
    handler(probe, HANDLER, HANDLERS);
    for (String number :
        List.of(
            "initialDelaySeconds",
            "timeoutSeconds",
            "periodSeconds",
            "successThreshold",
            "failureThreshold")) {
      probe.at(number).within(NUMBERS, 0, Long.MAX_VALUE);
    }
    Field success = probe.at("successThreshold");
    if (!key.equals("readinessProbe") && success.number(1) != 1) {
      success.refuse(NUMBERS, success.shown() + " must be 1 for a " + key);
    }
    Field grace = probe.at("terminationGracePeriodSeconds");
    if (grace.isGiven()) {
      if (key.equals("readinessProbe")) {
        grace.refuse(GRACE, "a readiness probe has a grace period");
      } else {
        grace.within(GRACE, 1, Long.MAX_VALUE);
      }
    }
  }

  private static void handler(Field handler, Rule rule, List<String> kinds) {
    int given = 0;
    for (String kind : kinds) {
      if (!handler.has(kind)) {
        continue;
      }
      if (given++ > 0) {
        handler.at(kind).refuse(rule, kind + " stands beside another");
        continue;
      }
      action(handler.at(kind), kind);
    }
    if (given == 0) {
      handler.refuse(rule, "there is none of " + Shown.either(kinds));
    }
  }

  private static void action(Field action, String kind) {
    switch (kind) {
      case "exec" -> {
        if (action.at("command").isEmpty()) {
          action.at("command").refuse(SOCKET, "there is no command");
        }
      }
      case "httpGet" -> http(action);
      case "tcpSocket" -> action.at("port").refuse(SOCKET, Syntax.port(action.at("port")));
      case "grpc" ->
          action.at("port").refuse(SOCKET, Syntax.portNumber(action.at("port").number(0)));
      default -> {
        // A sleep is judged against the grace period of the pod.
      }
    }
  }

  private static void http(Field http) {
    if (http.text("path").isEmpty()) {
      http.at("path").refuse(HTTP, "there is no path");
    }
    http.at("port").refuse(HTTP, Syntax.port(http.at("port")));
    http.at("scheme").oneOf(HTTP, List.of("HTTP", "HTTPS"));
    for (Field header : http.at("httpHeaders").items()) {
      Field name = header.at("name");
      boolean sound =
          !name.text().isEmpty()
              && name.text()
                  .chars()
                  .allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
      if (!sound) {
        name.refuse(HTTP, name.shown() + " is no name of a header");
      }
    }
  }

  private static void sleep(Field hook, PodContext context) {
    Field seconds = hook.at("sleep", "seconds");
    if (!hook.has("sleep")) {
      return;
    }
    long grace = context.spec().at("terminationGracePeriodSeconds").number(30);
    if (seconds.number(0) < 0 || seconds.number(0) > grace) {
      seconds.refuse(
          LIFECYCLE,
          seconds.shown()
              + " must be from 0 to the "
              + grace
              + " seconds of terminationGracePeriodSeconds");
    }
  }
}
