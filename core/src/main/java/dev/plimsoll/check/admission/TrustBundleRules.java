package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CERTIFICATES;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of bundles of trusted certificates, which servers have by default from 1.37 on. */
final class TrustBundleRules {
  static final Rule NAME =
      Rule.of("PLM3763", "TB1")
          .at("metadata.name")
          .says(
              "the name of a ClusterTrustBundle begins with its signer; without one it is a domain name")
          .fix("write for example example.com:signer:name for the signer example.com/signer")
          .source(CERTIFICATES, "ValidateClusterTrustBundle")
          .since(KubernetesVersion.V1_37);
  static final Rule BUNDLE =
      Rule.of("PLM3764", "TB2")
          .at("spec")
          .says("a ClusterTrustBundle holds certificates of authorities in PEM, each once")
          .fix("write PEM blocks CERTIFICATE, each of an authority")
          .source(CERTIFICATES, "ValidateClusterTrustBundle")
          .since(KubernetesVersion.V1_37);

  /** A block as the server reads it: what is none, such as text between blocks, is passed over. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "^-----BEGIN ([^\\r\\n]*?)-----[ \\t]*\\r?\\n(.*?)^-----END \\1-----[ \\t]*$",
          Pattern.MULTILINE | Pattern.DOTALL);

  private TrustBundleRules() {}

  static void bundle(Field root) {
    Field spec = root.at("spec");
    Field signer = spec.at("signerName");
    if (!signer.text().isEmpty()) {
      signer.refuse(BUNDLE, VolumeRules.signer(signer.text()));
    }
    name(root.at("metadata", "name"), signer.text(), false);
    name(root.at("metadata", "generateName"), signer.text(), true);
    anchors(spec.at("trustBundle"));
  }

  private static void name(Field name, String signer, boolean isPrefix) {
    String text = name.text();
    if (text.isEmpty()) {
      return;
    }
    String before = signer.isEmpty() ? "" : signer.replace('/', ':') + ":";
    if (signer.isEmpty() && text.contains(":")) {
      name.refuse(NAME, name.shown() + " must not have ':' without a signer");
    } else if (!text.startsWith(before)) {
      name.refuse(NAME, name.shown() + " must begin with " + before);
    } else {
      String rest = text.substring(before.length());
      name.refuse(
          NAME,
          isPrefix
              ? NameForm.SUBDOMAIN.prefixProblem(rest, name.run())
              : NameRules.dns1123Subdomain(rest));
    }
  }

  private static void anchors(Field bundle) {
    Set<X509Certificate> seen = new HashSet<>();
    Matcher blocks = BLOCK.matcher(bundle.text());
    int found = 0;
    while (blocks.find()) {
      Optional<byte[]> bytes = bytes(blocks.group(2));
      boolean hasHeaders = blocks.group(2).contains(":");
      if (bytes.isEmpty() && !hasHeaders) {
        continue;
      }
      found++;
      String block = "block " + found;
      if (!blocks.group(1).equals("CERTIFICATE")) {
        bundle.refuse(BUNDLE, block + " is a " + blocks.group(1) + ", not a CERTIFICATE");
      } else if (hasHeaders) {
        bundle.refuse(BUNDLE, block + " has headers");
      } else {
        anchor(bundle, block, bytes.orElseThrow(), seen);
      }
    }
    if (found == 0) {
      bundle.refuse(BUNDLE, "there is no certificate in PEM");
    }
  }

  private static void anchor(Field bundle, String block, byte[] bytes, Set<X509Certificate> seen) {
    try {
      var certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(bytes));
      if (certificate.getBasicConstraints() < 0) {
        bundle.refuse(BUNDLE, block + " is not of an authority");
      } else if (!seen.add(certificate)) {
        bundle.refuse(BUNDLE, block + " stands twice");
      }
    } catch (CertificateException unreadable) {
      bundle.refuse(BUNDLE, block + " is no certificate");
    }
  }

  private static Optional<byte[]> bytes(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64.replaceAll("[ \\t\\r\\n]", "")));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }
}
