package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeAnEnvironment() throws IOException {
    Platforms.write(folder, "dev");
  }

  @Test
  void endsWithZeroWhereNothingStopsTheWay() {
    assertThat(path("shop/web", "shop/store"))
        .isEqualTo(
            new Run(
                0,
                """
                shop/web to shop/store: nothing stops it on TCP 8080
                  arrow   shop/web calls shop/store
                  service Service shop/store: http (8080) leads to TCP 8080
                  port    Deployment shop/store declares TCP 8080
                  egress  NetworkPolicy shop/web at spec.egress[0] admits TCP 8080
                  ingress NetworkPolicy shop/store at spec.ingress[0] admits TCP 8080
                  engine  network engine "calico" enforces policies
                """,
                ""));
  }

  @Test
  void endsWithOneAndNamesTheLayerThatStopsIt() {
    assertThat(path("shop/store", "shop/web"))
        .isEqualTo(
            new Run(
                1,
                """
                shop/store to shop/web: stopped by the egress policies of shop/store
                  arrow   none is declared
                  service Service shop/web: http (8080) leads to TCP 8080
                  port    Deployment shop/web declares TCP 8080
                  egress  STOPS: no rule of NetworkPolicy shop/allow-dns, NetworkPolicy shop/default-deny admits it on TCP 8080
                  ingress STOPS: no rule of NetworkPolicy shop/default-deny admits it on TCP 8080
                  engine  network engine "calico" enforces policies
                """,
                ""));
  }

  @Test
  void anUnknownEndIsAFinding() {
    assertThat(path("shop/wbe", "shop/store"))
        .isEqualTo(
            new Run(
                1,
                "",
                """
                error PLM6108 environment "dev": the picture has no end "shop/wbe"
                  fix: write "shop/web"
                """));
  }

  private Run path(String from, String to) {
    return Run.of(
        "path",
        "--definition",
        Platforms.Pair.class.getName(),
        "--environments",
        folder.resolve("environments").toString(),
        "--env",
        "dev",
        from,
        to);
  }
}
