package dev.plimsoll;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Sees to it that a run which the user's code ends by {@link System#exit} does not look as if it
 * had done its work: while it is guarded, the process says who ended it, and ends with status 1,
 * whatever status was asked for.
 *
 * <p>For shells, whose process is theirs: a hook of the JVM's shutdown forces the status, since
 * nothing can refuse an exit since the security manager is gone. {@link Runtime#halt} runs no hooks
 * and stays unseen. A signal, such as of Ctrl-C, ends the process as ever.
 */
@API(status = API.Status.INTERNAL)
public final class ExitGuard {
  private static final int STATUS = 1;

  private ExitGuard() {}

  /**
   * What some work answers, guarded against every exit meanwhile.
   *
   * @param last runs before the process ends, since other hooks may not come to their end
   */
  public static <T> T guarding(Supplier<T> work, Runnable last) {
    return guarding(work, frame -> true, last);
  }

  /** The same against exits by classes of a loader with a name, in a process of many programs. */
  static <T> T guarding(Supplier<T> work, String loader) {
    return guarding(work, frame -> loader.equals(frame.getClassLoaderName()), () -> {});
  }

  private static <T> T guarding(
      Supplier<T> work, Predicate<StackTraceElement> users, Runnable last) {
    var hook = new Thread(() -> end(users, last), "plimsoll-exit-guard");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook runs already.
    }
  }

  private static void end(Predicate<StackTraceElement> users, Runnable last) {
    Optional<Finding> exit = exit(Thread.getAllStackTraces().values(), users);
    if (exit.isPresent()) {
      System.out.flush();
      System.err.println(FindingText.render(exit.get()));
      System.err.flush();
      last.run();
      Runtime.getRuntime().halt(STATUS);
    }
  }

  /** What is said of the thread that waits for the end that it asked for, if one does. */
  static Optional<Finding> exit(
      Collection<StackTraceElement[]> threads, Predicate<StackTraceElement> users) {
    return threads.stream()
        .filter(stack -> Arrays.stream(stack).anyMatch(ExitGuard::isExit))
        .flatMap(
            stack -> Arrays.stream(stack).filter(frame -> !isOfJava(frame)).filter(users).limit(1))
        .findFirst()
        .map(ExitGuard::finding);
  }

  private static boolean isExit(StackTraceElement frame) {
    return frame.getClassName().equals("java.lang.Runtime") && frame.getMethodName().equals("exit");
  }

  private static boolean isOfJava(StackTraceElement frame) {
    return frame.getClassName().startsWith("java.") || frame.getClassName().startsWith("jdk.");
  }

  private static Finding finding(StackTraceElement frame) {
    String type = frame.getClassName();
    String method =
        type.substring(type.lastIndexOf('.') + 1)
            + "."
            + frame.getMethodName()
            + ":"
            + frame.getLineNumber();
    return Finding.of(
        PlimsollCodes.EXIT,
        Where.named("class", type).from(new Origin(Layer.RENDER, Place.java("", method))),
        "ended the process with System.exit, and what was not written by then is not",
        "throw an exception that says what is wrong, or take the call out");
  }
}
