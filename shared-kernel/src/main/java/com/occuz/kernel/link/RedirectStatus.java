package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;

/** The HTTP status a link redirects with: 301, 302, 307 or 308. */
public record RedirectStatus(@JsonValue int code) {

    /** Found: caches ask again, so every visit is counted. */
    public static final RedirectStatus FOUND = new RedirectStatus(302);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RedirectStatus {
        if (code != 301 && code != 302 && code != 307 && code != 308) {
            throw new InvalidValue("a redirect status is one of 301, 302, 307, 308");
        }
    }
}
