package dev.plimsoll.fuzz;

import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.InvalidValueException;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.Quantity;
import dev.plimsoll.unit.StorageSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quantities: a text is refused by our exception or none, the canonical form reads as the same
 * amount and is its own canonical form, and plain numbers are what the documentation says.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Kubernetes
 *     API reference, Quantity</a>
 */
public final class QuantityTarget {
  private static final Pattern DECIMAL =
      Pattern.compile("([+-]?(?:[0-9]{1,15}(?:\\.[0-9]{0,8})?|\\.[0-9]{1,8}))([num]|k|M|G|T|P|E|)");
  private static final String POWERS = "num kMGTPE";

  private QuantityTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    refusedOrRead(Cpu::parse, text);
    refusedOrRead(Memory::parse, text);
    refusedOrRead(StorageSize::parse, text);
    boolean valid = Quantity.isValid(text);
    Quantity read;
    try {
      read = Quantity.parse(text);
    } catch (InvalidValueException refused) {
      Promise.that(
          !valid || refused.getMessage().contains("a machine can have"),
          "what is valid can be read",
          text,
          refused.getMessage());
      return;
    }
    Promise.that(valid, "what can be read is valid", text);
    requireMeaning(text, read);
    requireCanonical(read);
    requireCanonical(read.roundedUpToMillis());
    requireArithmetic(read);
  }

  private static void refusedOrRead(Function<String, ?> parse, String text) {
    try {
      Promise.that(!parse.apply(text).toString().isEmpty(), "a size has a text", text);
    } catch (InvalidValueException refused) {
      Promise.that(!refused.getMessage().isBlank(), "a refusal says why", text);
    }
  }

  private static void requireMeaning(String text, Quantity read) {
    Matcher plain = DECIMAL.matcher(text);
    if (plain.matches()) {
      String suffix = plain.group(2);
      int power = suffix.isEmpty() ? 0 : 3 * (POWERS.indexOf(suffix) - 3);
      BigDecimal amount = new BigDecimal(plain.group(1)).scaleByPowerOfTen(power);
      BigDecimal nanos = amount.setScale(9, RoundingMode.UP);
      Promise.that(
          read.amount().compareTo(nanos) == 0, "a number is its digits", text, read, nanos);
    }
  }

  private static void requireCanonical(Quantity read) {
    String canonical = read.toString();
    Quantity again = Quantity.parse(canonical);
    Promise.that(again.equals(read), "the canonical form is the amount", canonical, read.amount());
    Promise.that(
        again.toString().equals(canonical),
        "the canonical form is its own",
        canonical,
        again.toString());
  }

  private static void requireArithmetic(Quantity read) {
    Promise.that(read.compareTo(Quantity.parse(read.toString())) == 0, "equals compares equal", read);
    try {
      Promise.that(read.plus(read).equals(read.times(2)), "twice is a sum", read);
      Promise.that(read.minus(read).signum() == 0, "nothing is left", read);
    } catch (InvalidValueException tooLarge) {
      Promise.that(tooLarge.getMessage().contains("power of ten"), "only size is refused", read);
    }
    Promise.that(
        new BigDecimal(read.ceiling()).abs().compareTo(read.amount().abs()) >= 0,
        "rounded away from zero",
        read);
  }
}
