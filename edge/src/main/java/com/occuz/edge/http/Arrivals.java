package com.occuz.edge.http;

import com.occuz.edge.qr.QrCode;
import com.occuz.kernel.click.Arrival;
import com.occuz.kernel.click.Campaign;
import com.occuz.kernel.network.Countries;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Reads from where and by what way a request comes. */
final class Arrivals {

    private static final CharSequence SEC_PURPOSE = HttpHeaders.createOptimized("sec-purpose");
    private static final CharSequence PURPOSE = HttpHeaders.createOptimized("purpose");
    private static final CharSequence X_PURPOSE = HttpHeaders.createOptimized("x-purpose");
    private static final CharSequence X_MOZ = HttpHeaders.createOptimized("x-moz");

    private final Countries countries;

    Arrivals(Countries countries) {
        this.countries = countries;
    }

    /**
     * @param query what followed the question mark, as it was sent; {@code null} without one
     * @return {@code null} where nothing is told
     */
    @Nullable Arrival of(Client client, MultiMap headers, @Nullable String query) {
        return Arrival.of(
                client.country(countries, headers),
                isMarked(query) ? Arrival.QR : null,
                isPrefetch(headers) ? Arrival.PREFETCH : null,
                Campaign.inQuery(HeaderText.of(query)));
    }

    /** {@code null} where it is not known. */
    @Nullable String country(Client client, MultiMap headers) {
        return client.country(countries, headers);
    }

    /** As the address in the QR code of a link, with whatever else was appended to it. */
    private static boolean isMarked(@Nullable String query) {
        return query != null && (isMark(query) || query.startsWith(QrCode.MARK + "&") || query.startsWith(QrCode.MARK + "=&"));
    }

    /** Some programs that read codes write an equals sign behind a parameter without a value. */
    private static boolean isMark(String parameter) {
        return parameter.equals(QrCode.MARK) || parameter.equals(QrCode.MARK + "=");
    }

    /** What is left of a query for the destination; {@code null} where nothing is. */
    static @Nullable String forwarded(@Nullable String query) {
        if (query == null || !isMarked(query)) {
            return query;
        }
        int end = query.indexOf('&');
        return end < 0 ? null : query.substring(end + 1);
    }

    private static boolean isPrefetch(MultiMap headers) {
        return says(headers.get(SEC_PURPOSE)) || says(headers.get(PURPOSE)) || says(headers.get(X_PURPOSE))
                || says(headers.get(X_MOZ));
    }

    /** {@code prefetch}, {@code prefetch;prerender} and {@code preview}, as browsers say it. */
    private static boolean says(@Nullable String purpose) {
        return purpose != null && (purpose.startsWith("prefetch") || purpose.startsWith("preview"));
    }
}
