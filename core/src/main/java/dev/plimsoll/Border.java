package dev.plimsoll;

import dev.plimsoll.internal.Answer;
import dev.plimsoll.internal.Request;
import dev.plimsoll.internal.Verbs;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apiguardian.api.API;

/**
 * The side door for launchers, such as the Maven plugin, that run a project's own Plimsoll in a
 * class loader of its own: nothing but texts crosses it, so that both sides may have other versions
 * of every library, and of Plimsoll.
 *
 * <p>Request and answer are JSON objects; either side ignores keys that it does not know. Programs
 * that have Plimsoll on their class path use {@link Plimsoll}.
 */
@API(status = API.Status.INTERNAL)
public final class Border {
  private Border() {}

  /**
   * Answers a request. Whatever goes wrong is in the answer: what a user can repair under {@code
   * findings}, anything else as a stack trace under {@code fault}.
   *
   * @param request for example {@code {"verb": "generate", "definition": "com.acme.AcmePlatform",
   *     "environments": "/acme/environments", "out": "/acme/target/plimsoll"}}
   */
  public static String answer(String request) {
    try {
      return Verbs.answer(Request.read(request), Border.class.getClassLoader()).json();
    } catch (RuntimeException | LinkageError fault) {
      var trace = new StringWriter();
      fault.printStackTrace(new PrintWriter(trace));
      return Answer.fault(trace.toString());
    }
  }
}
