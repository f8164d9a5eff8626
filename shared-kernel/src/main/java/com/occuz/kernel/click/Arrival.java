package com.occuz.kernel.click;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.occuz.kernel.network.Countries;
import com.occuz.kernel.text.WellFormed;
import org.jspecify.annotations.Nullable;

/**
 * From where and by what way a click came, as far as that was told.
 *
 * @param country two capital letters (ISO 3166-1); {@code null} where the address is in no table, and for what is none
 * @param via {@link #QR} for one that came by the link's QR code; {@code null} for the link itself
 * @param purpose {@link #PREFETCH} for a request that a browser made before anybody wanted to go there
 * @param campaign what the short URL as it was asked for says of a campaign
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Arrival(
        @Nullable String country, @Nullable String via, @Nullable String purpose, @Nullable Campaign campaign) {

    public static final String QR = "qr";
    public static final String PREFETCH = "prefetch";

    private static final int LENGTH = 20;

    public Arrival {
        country = country == null || !Countries.isCode(country) ? null : country;
        via = WellFormed.cut(via, LENGTH);
        purpose = WellFormed.cut(purpose, LENGTH);
    }

    /** {@code null} where nothing was told. */
    public static @Nullable Arrival of(
            @Nullable String country, @Nullable String via, @Nullable String purpose, @Nullable Campaign campaign) {
        Arrival arrival = new Arrival(country, via, purpose, campaign);
        return arrival.isEmpty() ? null : arrival;
    }

    private boolean isEmpty() {
        return country == null && via == null && purpose == null && campaign == null;
    }
}
