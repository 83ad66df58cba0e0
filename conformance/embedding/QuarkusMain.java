package com.acme;

import io.quarkus.runtime.QuarkusApplication;

/** A Quarkus application that calls Plimsoll once it is up. */
@io.quarkus.runtime.annotations.QuarkusMain
public class QuarkusMain implements QuarkusApplication {
  @Override
  public int run(String... arguments) {
    return Direct.run(arguments);
  }
}
