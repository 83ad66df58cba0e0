package dev.plimsoll.workload;

import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.HttpPath;
import org.apiguardian.api.API;

/**
 * A port on which pods expose metrics in the Prometheus text format.
 *
 * @param port a container port
 * @param path the path of the page
 */
@API(status = API.Status.EXPERIMENTAL)
public record ScrapedPort(PortRef port, HttpPath path) {}
