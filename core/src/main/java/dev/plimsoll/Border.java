package dev.plimsoll;

import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.internal.Answer;
import dev.plimsoll.internal.ClassPathGuard;
import dev.plimsoll.internal.Request;
import dev.plimsoll.internal.Verbs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
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
   * <p>A launcher whose process does other work too says {@code "guardExit": true}: if the user's
   * code ends the process meanwhile, it ends with an error that says so; see {@link ExitGuard}.
   *
   * @param request for example {@code {"verb": "generate", "definition": "com.acme.AcmePlatform",
   *     "environments": "/acme/environments", "out": "/acme/target/plimsoll"}}
   */
  public static String answer(String request) {
    try {
      ClassPathGuard.check();
      Request read = Request.read(request);
      ClassLoader loader = Border.class.getClassLoader();
      Supplier<String> work = () -> Verbs.answer(read, loader).json();
      return read.says("guardExit") ? ExitGuard.guarding(work, loader.getName()) : work.get();
    } catch (FindingsException unfit) {
      var answer = new Answer();
      answer.addAll(unfit.findings());
      return answer.json();
    } catch (RuntimeException | LinkageError | ServiceConfigurationError fault) {
      return Answer.fault(fault);
    }
  }

  /** Answers the one request on standard input on standard output. */
  public static void main(String[] none) throws IOException {
    String request = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    System.out.write(answer(request).getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }
}
