package dev.plimsoll.check.podsecurity;

import dev.plimsoll.finding.FieldPath;

/**
 * A place of a Pod that breaks a standard.
 *
 * @param path of the field, from the root of the object
 * @param isSaid whether the field is there
 * @param problem what is there, or what is not
 * @param fix how to repair it
 */
record Breach(FieldPath path, boolean isSaid, String problem, String fix) {
  static Breach at(Spot spot, String problem, String fix) {
    return new Breach(spot.path(), spot.isGiven(), problem, fix);
  }
}
