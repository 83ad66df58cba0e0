package dev.plimsoll.spark;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** One application: what the operator refuses, and what would not run. */
final class ApplicationCheck {
  private static final List<String> RESERVED =
      List.of("spark-app-selector", "spark-exec-id", "spark-role");

  private final ApplicationView app;
  private final Findings findings;

  ApplicationCheck(ApplicationView app, Findings findings) {
    this.app = app;
    this.findings = findings;
  }

  void check() {
    mode();
    program();
    restarts();
    version();
    packages();
    labels();
    new ConfCheck(app, findings).check();
    new AllocationCheck(app, findings).check();
    for (SparkSide side : SparkSide.values()) {
      sizes(side);
    }
  }

  private void mode() {
    if (app.scalar("mode").filter("client"::equals).isPresent()) {
      findings.add(
          SparkCodes.CLIENT_MODE, app.where("mode"), "runs in client mode", "write mode: cluster");
    }
  }

  private void program() {
    Optional<String> file = app.scalar("mainApplicationFile");
    if (file.isEmpty()) {
      return;
    }
    boolean isUpload = !file.get().contains(":") || file.get().startsWith("file:");
    if (isUpload && !app.conf().containsKey("spark.kubernetes.file.upload.path")) {
      findings.add(
          SparkCodes.FILE_NOT_REACHABLE,
          app.where("mainApplicationFile"),
          "\"" + file.get() + "\" is a file of the controller, not of the driver's image",
          "write local:// and the path in the image, or the URI of an object store");
    }
    String image = app.scalar("image").orElse("");
    if (SparkMemory.isPython(file.get()) && image.endsWith("-scala")) {
      findings.add(
          SparkCodes.NO_PYTHON,
          app.where("image"),
          "\"" + file.get() + "\" is Python, and image " + image + " holds none",
          "use an image whose tag does not end in -scala");
    }
  }

  private void restarts() {
    boolean retries = app.scalar("restartPolicy", "type").filter("OnFailure"::equals).isPresent();
    boolean counts =
        app.scalar("restartPolicy", "onFailureRetries").isPresent()
            || app.scalar("restartPolicy", "onSubmissionFailureRetries").isPresent();
    if (retries && !counts) {
      findings.add(
          SparkCodes.NEVER_RETRIES,
          app.where("restartPolicy"),
          "restarts on failure, no times",
          "write onFailureRetries and onSubmissionFailureRetries, or type: Never");
    }
  }

  private void version() {
    Optional<String> version = app.scalar("sparkVersion");
    Optional<String> tag =
        app.scalar("image")
            .filter(image -> image.lastIndexOf(':') > image.lastIndexOf('/'))
            .map(image -> image.substring(image.lastIndexOf(':') + 1));
    Optional<String> inTag = tag.flatMap(ApplicationCheck::release);
    if (version.isPresent()
        && inTag.isPresent()
        && !line(version.get()).equals(line(inTag.get()))) {
      findings.add(
          SparkCodes.VERSION_APART,
          app.where("sparkVersion"),
          "sparkVersion is " + version.get() + ", the image's tag " + tag.get(),
          "let both say the same");
    }
  }

  /** The release at the beginning of a tag: three numbers with dots. */
  private static Optional<String> release(String tag) {
    String text = tag.startsWith("v") ? tag.substring(1) : tag;
    int end = 0;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    String release = text.substring(0, end);
    return release.matches("[345]\\.[0-9]+\\.[0-9]+") ? Optional.of(release) : Optional.empty();
  }

  private static String line(String release) {
    String[] numbers = release.split("\\.", -1);
    return numbers.length < 2 ? release : numbers[0] + "." + numbers[1];
  }

  private void packages() {
    boolean fetches =
        app.spec()
            .findMap("deps")
            .flatMap(deps -> deps.findList("packages"))
            .filter(list -> !list.isEmpty())
            .isPresent();
    if (fetches && !app.conf().containsKey("spark.jars.ivy")) {
      findings.add(
          SparkCodes.PACKAGES_NOT_WRITABLE,
          app.where("deps", "packages"),
          "fetches packages into ~/.ivy2",
          "put the jars into the image, or set spark.jars.ivy to a folder such as /tmp/ivy");
    }
  }

  private void labels() {
    for (SparkSide side : SparkSide.values()) {
      MapNode labels =
          app.side(side)
              .flatMap(part -> part.findMap("labels"))
              .orElse(MapNode.empty(app.spec().origin()));
      for (String reserved : RESERVED) {
        if (labels.has(reserved)) {
          findings.add(
              SparkCodes.RESERVED_LABEL,
              app.where(side.field(), "labels", reserved),
              "label " + reserved + " is Spark's own",
              "remove it");
        }
      }
    }
  }

  private void sizes(SparkSide side) {
    var sizing = new SparkSizing(app.spec(), side);
    SparkMemory memory;
    try {
      memory = sizing.memory();
    } catch (IllegalArgumentException | ArithmeticException e) {
      findings.add(
          SparkCodes.SIZE_IS_NOT_READ,
          app.where(side.field()),
          "a size of the " + side.field() + " is none that Spark reads",
          e instanceof ArithmeticException ? "write a smaller size" : e.getMessage());
      return;
    }
    if (memory.heap() < SparkMemory.LEAST_HEAP) {
      findings.add(
          SparkCodes.HEAP_TOO_SMALL,
          app.where(side.field(), "memory"),
          "the heap of the " + side.field() + " is " + memory.heap() + "m",
          "write 512m or more");
    }
    limit(side, "memory", memory.pod() + "Mi", sizing.memoryLimit());
    limit(side, "cpu", sizing.cpu(), sizing.cpuLimit());
  }

  private void limit(SparkSide side, String what, String request, Optional<String> limit) {
    if (limit.isEmpty()) {
      return;
    }
    String field = what.equals("memory") ? "memoryLimit" : "coreLimit";
    try {
      BigDecimal asked = Quantity.getAmountInBytes(new Quantity(request));
      if (Quantity.getAmountInBytes(new Quantity(limit.get())).compareTo(asked) < 0) {
        findings.add(
            SparkCodes.LIMIT_BELOW_REQUEST,
            app.where(side.field(), field),
            "limits " + what + " to " + limit.get() + ", and Spark asks for " + request,
            "write " + request + " or more");
      }
    } catch (IllegalArgumentException e) {
      findings.add(
          SparkCodes.SIZE_IS_NOT_READ,
          app.where(side.field(), field),
          "\"" + limit.get() + "\" is no quantity",
          "write for example " + request);
    }
  }
}
