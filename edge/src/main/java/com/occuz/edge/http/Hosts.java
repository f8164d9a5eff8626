package com.occuz.edge.http;

import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.Host;
import com.occuz.kernel.link.OwnHosts;
import com.occuz.kernel.refusal.InvalidValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which domain a request is for. The port does not matter: it is no part of a link's identity. */
final class Hosts {

    private final OwnHosts own;

    /** What nearly every request says, so that it need not be parsed as a host. */
    private final Set<String> usual;

    /** @param publicUrl what short URLs begin with; its host is ours, as loopback is */
    Hosts(URI publicUrl) {
        List<Host> named = Stream.ofNullable(publicUrl.getHost()).map(Host::new).toList();
        this.own = new OwnHosts(named);
        this.usual = Stream.concat(Stream.of("localhost", "127.0.0.1", "[::1]"), named.stream().map(Host::value))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param authority host and perhaps port; {@code null} as an answer for a host that is not ours */
    @Nullable DomainId domainOf(String authority) {
        String name = withoutPort(authority);
        if (name == null) {
            return null;
        }
        return usual.contains(name) || isOurs(name) ? DomainId.DEFAULT : null;
    }

    private boolean isOurs(String name) {
        try {
            return usual.contains(name.toLowerCase(Locale.ROOT)) || own.include(new Host(name));
        } catch (InvalidValue noHost) {
            return false;
        }
    }

    private static @Nullable String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        if (colon < 0 || colon < authority.lastIndexOf(']')) {
            return authority;
        }
        for (int i = colon + 1; i < authority.length(); i++) {
            if (authority.charAt(i) < '0' || authority.charAt(i) > '9') {
                return null;
            }
        }
        return authority.substring(0, colon);
    }
}
