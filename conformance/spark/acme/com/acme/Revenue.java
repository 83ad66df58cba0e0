package com.acme;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The program of a job, as far as the API server sees it: a context that asks for executors, and ends.
 *
 * <p>Each line of its input begins or ends a context: {@code start KEY=VALUE...} or {@code stop}. It says what came of it. No executor ever
 * reports to it, for the pods are simulated.
 */
public final class Revenue {
  private Revenue() {}

  public static void main(String[] args) throws Exception {
    var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    JavaSparkContext context = null;
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      try {
        if (order.startsWith("start")) {
          context = new JavaSparkContext(conf(order));
          System.out.println("started");
        } else {
          if (context != null) {
            context.stop();
          }
          context = null;
          System.out.println("stopped");
        }
      } catch (Exception refused) {
        System.out.println("failed " + refused.toString().replace('\n', ' '));
      }
    }
  }

  private static SparkConf conf(String order) {
    var conf = new SparkConf();
    for (String setting : order.split(" ")) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        conf.set(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    return conf;
  }
}
