package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.plimsoll.policies.internal.KubernetesTypes.CIDR;
import static dev.plimsoll.policies.internal.KubernetesTypes.IP;

import dev.cel.common.exceptions.CelBadFormatException;
import dev.cel.runtime.CelFunctionBinding;

/**
 * Addresses and blocks of them.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-ip-address-library">Kubernetes
 *     IP address library</a>
 */
final class NetworkLibrary {
  private NetworkLibrary() {}

  static void addTo(Functions functions) {
    addresses(functions);
    blocks(functions);
  }

  private static void addresses(Functions functions) {
    functions
        .global("ip", "string_to_ip", IP, STRING)
        .does("ip", "string_to_ip", String.class, NetworkLibrary::address)
        .global("isIP", "is_ip", BOOL, STRING)
        .does("isIP", "is_ip", String.class, text -> Address.parse(text).isPresent())
        .global("ip.isCanonical", "ip_is_canonical", BOOL, STRING)
        .does(
            "ip.isCanonical",
            "ip_is_canonical",
            String.class,
            text -> address(text).toString().equals(text))
        .global("string", "ip_to_string", STRING, IP)
        .does("string", "ip_to_string", Address.class, Address::toString)
        .member("family", "ip_family", INT, IP)
        .does("family", "ip_family", Address.class, Address::family)
        .member("isUnspecified", "ip_is_unspecified", BOOL, IP)
        .does("isUnspecified", "ip_is_unspecified", Address.class, Address::isUnspecified)
        .member("isLoopback", "ip_is_loopback", BOOL, IP)
        .does("isLoopback", "ip_is_loopback", Address.class, Address::isLoopback)
        .member("isLinkLocalMulticast", "ip_is_link_local_multicast", BOOL, IP)
        .does(
            "isLinkLocalMulticast",
            "ip_is_link_local_multicast",
            Address.class,
            Address::isLinkLocalMulticast)
        .member("isLinkLocalUnicast", "ip_is_link_local_unicast", BOOL, IP)
        .does(
            "isLinkLocalUnicast",
            "ip_is_link_local_unicast",
            Address.class,
            Address::isLinkLocalUnicast)
        .member("isGlobalUnicast", "ip_is_global_unicast", BOOL, IP)
        .does("isGlobalUnicast", "ip_is_global_unicast", Address.class, Address::isGlobalUnicast);
  }

  private static void blocks(Functions functions) {
    functions
        .global("cidr", "string_to_cidr", CIDR, STRING)
        .does("cidr", "string_to_cidr", String.class, NetworkLibrary::block)
        .global("isCIDR", "is_cidr", BOOL, STRING)
        .does("isCIDR", "is_cidr", String.class, text -> Block.parse(text).isPresent())
        .global("string", "cidr_to_string", STRING, CIDR)
        .does("string", "cidr_to_string", Block.class, Block::toString)
        .member("ip", "cidr_ip", IP, CIDR)
        .does("ip", "cidr_ip", Block.class, Block::address)
        .member("prefixLength", "cidr_prefix_length", INT, CIDR)
        .does("prefixLength", "cidr_prefix_length", Block.class, Block::length)
        .member("masked", "cidr_masked", CIDR, CIDR)
        .does("masked", "cidr_masked", Block.class, Block::masked)
        .member("containsIP", "cidr_contains_ip_ip", BOOL, CIDR, IP)
        .does(
            "containsIP",
            CelFunctionBinding.from(
                "cidr_contains_ip_ip", Block.class, Address.class, Block::contains))
        .member("containsIP", "cidr_contains_ip_string", BOOL, CIDR, STRING)
        .does(
            "containsIP",
            CelFunctionBinding.from(
                "cidr_contains_ip_string",
                Block.class,
                String.class,
                (block, text) -> block.contains(address(text))))
        .member("containsCIDR", "cidr_contains_cidr", BOOL, CIDR, CIDR)
        .does(
            "containsCIDR",
            CelFunctionBinding.from(
                "cidr_contains_cidr", Block.class, Block.class, Block::contains))
        .member("containsCIDR", "cidr_contains_cidr_string", BOOL, CIDR, STRING)
        .does(
            "containsCIDR",
            CelFunctionBinding.from(
                "cidr_contains_cidr_string",
                Block.class,
                String.class,
                (block, text) -> block.contains(block(text))));
  }

  private static Address address(String text) {
    return Address.parse(text)
        .orElseThrow(() -> new CelBadFormatException("\"" + text + "\" is no IP address"));
  }

  private static Block block(String text) {
    return Block.parse(text)
        .orElseThrow(() -> new CelBadFormatException("\"" + text + "\" is no CIDR block"));
  }
}
