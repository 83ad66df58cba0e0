package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.ContainerRules.rule;
import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.unit.NameRules;
import dev.plimsoll.unit.Quantity;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Rules of requests and limits. */
final class ResourceRules {
  static final Rule NAME =
      rule("PLM3301", "R1", "resources.limits")
          .says(
              "a container asks for cpu, memory, ephemeral-storage, huge pages or a resource with a domain")
          .fix("write for example cpu or nvidia.com/gpu")
          .source(CORE, "validateContainerResourceName");
  static final Rule NEGATIVE =
      rule("PLM3302", "R2", "resources.limits")
          .says("an amount is not negative")
          .fix("write an amount from 0")
          .source(CORE, "ValidateResourceQuantityValue");
  static final Rule OVER_LIMIT =
      rule("PLM3303", "R3", "resources.requests")
          .says("a request is not above its limit")
          .fix("lower the request or raise the limit")
          .source(CORE, "validateResourceRequirements");
  static final Rule EQUAL =
      rule("PLM3304", "R4", "resources.limits")
          .says("huge pages and extended resources have a limit, and a request equal to it")
          .fix("write the same amount as limit and request")
          .source(CORE, "validateResourceRequirements");
  static final Rule WHOLE =
      rule("PLM3305", "R5", "resources.limits")
          .says("an extended resource is counted in whole numbers")
          .fix("write a whole number")
          .source(CORE, "ValidateResourceQuantityValue");
  static final Rule PAGES =
      rule("PLM3306", "R6", "resources.limits")
          .says("huge pages are whole pages, beside cpu or memory")
          .fix("write a multiple of the page size, and ask for cpu or memory too")
          .source(CORE, "validateResourceQuantityHugePageValue");
  static final Rule CLAIMS =
      rule("PLM3307", "R7", "resources.claims")
          .says("a claim of a container is one of the pod, each once")
          .fix("name a claim of spec.resourceClaims")
          .source(CORE, "validateResourceClaimNames");

  private static final Set<String> NATIVE = Set.of("cpu", "memory", "ephemeral-storage");
  private static final String PAGES_PREFIX = "hugepages-";

  private ResourceRules() {}

  /** The resources of a container. */
  static void container(Field container, PodContext context) {
    Field resources = container.at("resources");
    if (resources.isGiven()) {
      requirements(resources);
      claims(resources.at("claims"), context.spec());
    }
  }

  /** Limits and requests, of a container or of a pod. */
  static void requirements(Field resources) {
    Field limits = resources.at("limits");
    Field requests = resources.at("requests");
    boolean base = false;
    boolean pages = false;
    for (Field limit : limits.entries()) {
      amount(limit);
      base |= limit.key().equals("cpu") || limit.key().equals("memory");
      pages |= limit.key().startsWith(PAGES_PREFIX);
    }
    for (Field request : requests.entries()) {
      amount(request);
      base |= request.key().equals("cpu") || request.key().equals("memory");
      pages |= request.key().startsWith(PAGES_PREFIX);
      against(request, limits);
    }
    if (pages && !base) {
      resources.refuse(PAGES, "huge pages are asked for without cpu or memory");
    }
  }

  private static void against(Field request, Field limits) {
    String name = request.key();
    boolean equal = name.startsWith(PAGES_PREFIX) || isExtended(name);
    if (limits.has(name)) {
      Optional<Quantity> asked = quantity(request);
      Optional<Quantity> most = quantity(limits.at(name));
      if (asked.isPresent() && most.isPresent()) {
        int order = asked.get().compareTo(most.get());
        if (equal && order != 0) {
          request.refuse(
              EQUAL, name + " " + request.shown() + " is not the limit " + limits.at(name).shown());
        } else if (!equal && order > 0) {
          request.refuse(
              OVER_LIMIT,
              name + " " + request.shown() + " is above the limit " + limits.at(name).shown());
        }
      }
    } else if (equal) {
      request.refuse(EQUAL, name + " has no limit");
    }
  }

  private static void amount(Field amount) {
    name(amount, NAME);
    value(amount);
  }

  /** The name of a resource of a container. */
  static void name(Field amount, Rule rule) {
    nameProblem(amount.key())
        .ifPresent(
            problem ->
                amount.refuse(rule, "resource " + Shown.quoted(amount.key()) + " " + problem));
  }

  /** What the name of a resource of a container must be, or nothing. */
  static Optional<String> nameProblem(String name) {
    Optional<String> syntax = NameRules.qualifiedName(name);
    if (syntax.isPresent()) {
      return syntax;
    }
    boolean known =
        name.indexOf('/') < 0
            ? NATIVE.contains(name) || isPages(name)
            : isNativeDomain(name) || isExtended(name);
    return known ? Optional.empty() : Optional.of("is no resource of a container");
  }

  static boolean isPages(String name) {
    return name.startsWith(PAGES_PREFIX);
  }

  private static boolean isNativeDomain(String name) {
    return name.contains("kubernetes.io/");
  }

  /** A resource with a domain that is not Kubernetes' own. */
  static boolean isExtended(String name) {
    return name.indexOf('/') >= 0
        && !isNativeDomain(name)
        && !name.startsWith("requests.")
        && NameRules.qualifiedName("requests." + name).isEmpty();
  }

  /** The value of a resource: not negative, and whole where halves make no sense. */
  static void value(Field amount) {
    Optional<Quantity> quantity = quantity(amount);
    if (quantity.isEmpty()) {
      return;
    }
    if (quantity.get().signum() < 0) {
      amount.refuse(NEGATIVE, amount.shown() + " must not be negative");
    } else if (isExtended(amount.key()) && !isWhole(quantity.get())) {
      amount.refuse(WHOLE, amount.shown() + " must be a whole number");
    } else if (isPages(amount.key())) {
      pages(amount, quantity.get());
    }
  }

  private static void pages(Field amount, Quantity quantity) {
    String size = amount.key().substring(PAGES_PREFIX.length());
    BigDecimal page = Quantity.find(size).map(Quantity::amount).orElse(BigDecimal.ZERO);
    if (page.signum() <= 0) {
      amount.refuse(PAGES, Shown.quoted(size) + " is no page size");
    } else if (quantity.amount().remainder(page).signum() != 0) {
      amount.refuse(PAGES, amount.shown() + " is no multiple of " + size);
    }
  }

  static boolean isWhole(Quantity quantity) {
    return quantity.amount().stripTrailingZeros().scale() <= 0;
  }

  /** The quantity, if it can be reckoned with. */
  static Optional<Quantity> quantity(Field amount) {
    if (!amount.isGiven()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Quantity.parse(amount.text()).roundedUpToMillis());
    } catch (IllegalArgumentException e) {
      // An amount with a power of ten beyond all machines: accepted, and no rule compares it.
      return Optional.empty();
    }
  }

  private static void claims(Field claims, Field spec) {
    Set<String> seen = new HashSet<>();
    Set<String> whole = new HashSet<>();
    for (Field claim : claims.items()) {
      Field name = claim.at("name");
      String request = claim.text("request");
      if (!request.isEmpty()) {
        claim.at("request").refuse(CLAIMS, NameRules.dns1123Label(request));
      }
      if (name.text().isEmpty()) {
        name.refuse(CLAIMS, "a claim has no name");
        continue;
      }
      boolean repeated =
          request.isEmpty()
              ? seen.contains(name.text())
              : whole.contains(name.text()) || seen.contains(name.text() + "/" + request);
      if (repeated) {
        name.refuse(CLAIMS, name.shown() + " stands twice");
      }
      seen.add(name.text());
      if (request.isEmpty()) {
        whole.add(name.text());
      } else {
        seen.add(name.text() + "/" + request);
      }
      boolean known =
          spec.at("resourceClaims").items().stream()
              .anyMatch(c -> c.text("name").equals(name.text()));
      if (!known) {
        name.refuse(CLAIMS, name.shown() + " is no claim of the pod");
      }
    }
  }

  /** What the runtime class adds; the amounts follow the rules of limits. */
  static void overhead(Field overhead) {
    for (Field amount : overhead.entries()) {
      amount(amount);
    }
  }
}
