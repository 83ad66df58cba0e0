package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CERTIFICATES;

import dev.plimsoll.unit.NameRules;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rules of requests for certificates. */
final class CertificateRules {
  static final Rule CSR =
      Rule.of("PLM3756", "CS1")
          .at("spec")
          .says(
              "a request for a certificate names a signer, usages and a lifetime of at least 600 seconds")
          .fix("write signerName and usages")
          .source(CERTIFICATES, "ValidateCertificateSigningRequestCreate");
  private static final Set<String> USAGES =
      Set.of(
          "signing",
          "digital signature",
          "content commitment",
          "key encipherment",
          "key agreement",
          "data encipherment",
          "cert sign",
          "crl sign",
          "encipher only",
          "decipher only",
          "any",
          "server auth",
          "client auth",
          "code signing",
          "email protection",
          "s/mime",
          "ipsec end system",
          "ipsec tunnel",
          "ipsec user",
          "timestamping",
          "ocsp signing",
          "microsoft sgc",
          "netscape sgc");

  private CertificateRules() {}

  static void request(Field root) {
    Field spec = root.at("spec");
    Field usages = spec.at("usages");
    if (usages.isEmpty()) {
      usages.refuse(CSR, "there is no usage");
    }
    Set<String> seen = new TreeSet<>();
    for (Field usage : usages.items()) {
      if (!USAGES.contains(usage.text())) {
        usage.refuse(CSR, usage.shown() + " is no usage");
      }
      if (!seen.add(usage.text())) {
        usage.refuse(CSR, usage.shown() + " stands twice");
      }
    }
    Field signer = spec.at("signerName");
    if (signer.text().equals("kubernetes.io/legacy-unknown")) {
      signer.refuse(CSR, "the signer kubernetes.io/legacy-unknown is gone");
    } else {
      signer.refuse(CSR, signer(signer.text()));
    }
    spec.at("expirationSeconds").within(CSR, 600, Long.MAX_VALUE);
    if (!isPem(spec.text("request"))) {
      spec.at("request").refuse(CSR, "request holds no PEM block CERTIFICATE REQUEST");
    }
  }

  private static Optional<String> signer(String text) {
    int slash = text.indexOf('/');
    if (slash <= 0) {
      return Optional.of("must be a domain name, '/' and a name, such as example.com/signer");
    }
    Optional<String> domain = NameRules.dns1123Subdomain(text.substring(0, slash));
    boolean dotted = text.substring(0, slash).contains(".");
    return domain
        .or(
            () ->
                dotted
                    ? Optional.<String>empty()
                    : Optional.of("must have a domain name of two parts before '/'"))
        .or(
            () -> {
              for (String part : text.substring(slash + 1).split("\\.", -1)) {
                if (!part.matches("[a-zA-Z0-9]([-_a-zA-Z0-9]*[a-zA-Z0-9])?")) {
                  return Optional.of(
                      "must have a name of letters, digits, '-', '_' and '.' after '/'");
                }
              }
              return Optional.empty();
            });
  }

  private static boolean isPem(String base64) {
    String text = new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    return text.contains("-----BEGIN CERTIFICATE REQUEST-----")
        && text.contains("-----END CERTIFICATE REQUEST-----");
  }
}
