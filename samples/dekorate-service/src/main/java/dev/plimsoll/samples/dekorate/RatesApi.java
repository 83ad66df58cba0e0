package dev.plimsoll.samples.dekorate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dekorate.docker.annotation.DockerBuild;
import io.dekorate.kubernetes.annotation.KubernetesApplication;
import io.dekorate.kubernetes.annotation.Port;
import io.dekorate.kubernetes.annotation.Probe;
import io.dekorate.kubernetes.annotation.ResourceRequirements;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Answers what a currency is worth. Dekorate reads these annotations while the class is compiled
 * and writes {@code META-INF/dekorate/kubernetes.yml}.
 */
@KubernetesApplication(
    partOf = "rates",
    name = "rates-api",
    version = "1.4.0",
    replicas = 2,
    ports = @Port(name = "http", containerPort = 8080, hostPort = 80),
    livenessProbe = @Probe(httpActionPath = "/live"),
    readinessProbe = @Probe(httpActionPath = "/ready"),
    requestResources = @ResourceRequirements(cpu = "250m", memory = "256Mi"),
    limitResources = @ResourceRequirements(memory = "256Mi"))
@DockerBuild(
    registry = "registry.acme.example",
    group = "acme",
    name = "rates-api",
    version = "1.4.0")
public final class RatesApi {
  private RatesApi() {}

  /**
   * Serves until it is stopped.
   *
   * @param arguments none
   * @throws IOException if port 8080 is taken
   */
  public static void main(String[] arguments) throws IOException {
    serve(8080).start();
  }

  /** A server that has not been started; port 0 takes any free one. */
  static HttpServer serve(int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext("/live", exchange -> answer(exchange, 200, ""));
    server.createContext("/ready", exchange -> answer(exchange, 200, ""));
    server.createContext("/rates/EUR", exchange -> answer(exchange, 200, "{\"USD\":\"1.1589\"}\n"));
    server.createContext("/", exchange -> answer(exchange, 404, ""));
    return server;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
