package com.occuz.api;

import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.OwnHosts;
import java.net.URI;

/**
 * Where short links live.
 *
 * @param base without a slash at its end
 */
public record ShortUrls(URI base, OwnHosts ownHosts) {

    public String of(LinkId link) {
        return base + "/" + link.slug();
    }
}
