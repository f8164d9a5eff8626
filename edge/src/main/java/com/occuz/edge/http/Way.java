package com.occuz.edge.http;

import com.occuz.edge.http.LinkFinder.Found;
import com.occuz.edge.table.Location;
import com.occuz.kernel.click.VisitorHasher.VisitorHashes;
import com.occuz.kernel.link.rule.Decision;
import com.occuz.kernel.link.rule.RuleName;
import com.occuz.kernel.link.rule.Rules;
import com.occuz.kernel.link.rule.Visit;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where a link with rules leads whoever asks.
 *
 * @param location the destination as it stands in a header
 * @param rule that decided; {@code null}: none did
 * @param vary the headers that its rules look at; {@code null}: none
 */
record Way(String destination, String location, @Nullable String rule, @Nullable String variant, @Nullable String vary) {

    /**
     * Visitors who are known by the hash of their month are led the same way for that month; those who do not want to be
     * known, anew each time. Nothing is left with them.
     */
    static Way of(
            Found.Open open,
            HttpServerRequest request,
            @Nullable String userAgent,
            @Nullable String country,
            @Nullable VisitorHashes visitor,
            Instant now) {
        Rules rules = open.link().options().rules();
        Decision decision = rules.decide(new Visit(
                open.link().link(),
                now,
                userAgent,
                request.headers().get(HttpHeaders.ACCEPT_LANGUAGE),
                country,
                Target.query(request.uri()),
                visitor == null ? null : visitor.ofMonth(),
                () -> ThreadLocalRandom.current().nextLong()));
        if (decision == null) {
            return new Way(open.destination(), open.location(), null, null, vary(rules));
        }
        String destination = decision.destination().value();
        RuleName variant = decision.variant();
        return new Way(
                destination,
                String.valueOf(Location.of(destination)),
                decision.rule().value(),
                variant == null ? null : variant.value(),
                vary(rules));
    }

    private static @Nullable String vary(Rules rules) {
        boolean agent = rules.lookAtUserAgent();
        boolean language = rules.lookAtLanguage();
        if (agent) {
            return language ? "User-Agent, Accept-Language" : "User-Agent";
        }
        return language ? "Accept-Language" : null;
    }
}
