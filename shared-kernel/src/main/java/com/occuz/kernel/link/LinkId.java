package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A link's identity: {@code link:<domainId>/<slug>}. As the ledger keeps an aggregate's events under a unique key, two
 * links of one slug cannot both come into being.
 */
public record LinkId(DomainId domain, Slug slug) {

    private static final String KIND = "link:";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static LinkId parse(String value) {
        int slash = value.indexOf('/');
        if (!value.startsWith(KIND) || slash < 0) {
            throw new InvalidValue("not the id of a link");
        }
        return new LinkId(
                new DomainId(value.substring(KIND.length(), slash)), new Slug(value.substring(slash + 1)));
    }

    /** The id as the API shows it: base64url without padding. */
    public String opaque() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws InvalidValue if it is not such an id */
    public static LinkId fromOpaque(String opaque) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(opaque);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("not the id of a link");
        }
        LinkId id = parse(new String(bytes, StandardCharsets.UTF_8));
        if (!id.opaque().equals(opaque)) {
            throw new InvalidValue("not the id of a link");
        }
        return id;
    }

    @JsonValue
    @Override
    public String toString() {
        return KIND + domain + "/" + slug;
    }
}
