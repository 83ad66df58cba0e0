import java.util.TreeSet;

/**
 * Prints every setting that a Spark knows: keys of its ConfigEntry objects, public or not, sorted.
 *
 * <p>usage: java -cp 'SPARK_JARS/*' Keys.java
 */
public final class Keys {
  /** Objects that register their settings when they are loaded. */
  private static final String[] OBJECTS = {
    "org.apache.spark.internal.config.package$",
    "org.apache.spark.internal.config.Deploy$",
    "org.apache.spark.internal.config.History$",
    "org.apache.spark.internal.config.Kryo$",
    "org.apache.spark.internal.config.Network$",
    "org.apache.spark.internal.config.Python$",
    "org.apache.spark.internal.config.R$",
    "org.apache.spark.internal.config.Status$",
    "org.apache.spark.internal.config.Streaming$",
    "org.apache.spark.internal.config.Tests$",
    "org.apache.spark.internal.config.UI$",
    "org.apache.spark.internal.config.Worker$",
    "org.apache.spark.deploy.k8s.Config$",
    "org.apache.spark.sql.internal.SQLConf$",
    "org.apache.spark.sql.internal.StaticSQLConf$",
    "org.apache.spark.sql.hive.HiveUtils$",
    "org.apache.spark.streaming.StreamingConf$",
  };

  private Keys() {}

  public static void main(String[] args) throws Exception {
    for (String object : OBJECTS) {
      try {
        Class.forName(object);
      } catch (ClassNotFoundException absent) {
        // StreamingConf is not in every line.
        System.err.println("not in this Spark: " + object);
      }
    }
    Class<?> entries = Class.forName("org.apache.spark.internal.config.ConfigEntry$");
    Object module = entries.getField("MODULE$").get(null);
    Object known = entries.getMethod("knownConfigs").invoke(module);
    var keys = new TreeSet<String>();
    for (Object key : ((java.util.concurrent.ConcurrentHashMap<?, ?>) known).keySet()) {
      if (!key.toString().startsWith("spark.test") && !key.toString().startsWith("spark.testing")) {
        keys.add(key.toString());
      }
    }
    keys.forEach(System.out::println);
  }
}
