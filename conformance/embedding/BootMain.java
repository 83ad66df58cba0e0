package com.acme;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A Spring Boot application that calls Plimsoll once it is up. */
@SpringBootApplication
public class BootMain implements CommandLineRunner, ExitCodeGenerator {
  private int status;

  public static void main(String[] arguments) {
    System.exit(SpringApplication.exit(SpringApplication.run(BootMain.class, arguments)));
  }

  @Override
  public void run(String... arguments) throws Exception {
    Class<?> way = Class.forName("com.acme." + (arguments.length > 2 ? "Isolated" : "Direct"));
    status = (int) way.getMethod("run", String[].class).invoke(null, (Object) arguments);
  }

  @Override
  public int getExitCode() {
    return status;
  }
}
