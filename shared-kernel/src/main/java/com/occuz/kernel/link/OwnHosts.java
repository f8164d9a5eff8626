package com.occuz.kernel.link;

import java.util.List;

/**
 * The hosts under which the installation itself answers. A link to one of them could point at itself or at the console,
 * so none is accepted as a destination.
 */
public record OwnHosts(List<Host> hosts) {

    public OwnHosts {
        hosts = List.copyOf(hosts);
    }

    public boolean include(Host host) {
        return host.isLoopback() || hosts.stream().anyMatch(host::sameAs);
    }
}
