package com.occuz.edge.http;

import com.occuz.edge.http.LinkFinder.Found;
import com.occuz.edge.journal.Lane;
import com.occuz.edge.table.Onward;
import com.occuz.edge.table.RunningMigrations;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.Orphans;
import com.occuz.kernel.click.VisitorHasher.VisitorHashes;
import com.occuz.kernel.click.VisitorHasher;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.refusal.InvalidValue;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the requests of one event loop, and never waits on it. */
final class RequestHandler {

    /** No slug has a dot. */
    private static final String HEALTH = "/.well-known/health";

    private final Hosts hosts;
    private final LinkFinder links;
    private final Pages pages;
    private final QrCodes qrCodes;
    private final VisitorHasher hasher;
    private final Arrivals arrivals;
    private final InstantSource clock;
    private final Connections connections;
    private final Lane journal;
    private final RunningMigrations migrations;
    private final Misses misses;
    private final PasswordForms forms;
    private final Departure departure;
    private final OrphanCounts orphans;
    private final Answers answers;

    RequestHandler(Site site, Connections connections, Lane journal) {
        this.hosts = site.hosts();
        this.links = site.links();
        this.pages = site.pages();
        this.qrCodes = site.qrCodes();
        this.hasher = site.hasher();
        this.arrivals = site.arrivals();
        this.clock = site.clock();
        this.migrations = site.migrations();
        this.misses = site.misses();
        this.departure = site.departure();
        this.answers = new Answers(site.counts(), departure);
        this.orphans = site.orphans();
        this.forms = new PasswordForms(site, answers, this::redirect);
        this.connections = connections;
        this.journal = journal;
    }

    void handle(HttpServerRequest request) {
        Client client = connections.asking(request.connection());
        if (request.response().writeQueueFull()) {
            // Whoever sends on without reading waits until they have read; their connection sends us nothing meanwhile.
            request.pause();
            request.response().drainHandler(drained -> {
                answer(request, client);
                request.resume();
            });
        } else {
            answer(request, client);
        }
    }

    /** Answers what could not be read as a request, and hangs up: nobody knows where the next one would begin. */
    void handleInvalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Page page = cause instanceof TooLongHttpLineException
                ? pages.longAddress
                : cause instanceof TooLongHttpHeaderException ? pages.longHeaders : pages.badRequest;
        answers.page(request, page, clock.instant());
        request.connection().close();
    }

    /** {@code null} unless there is exactly one: proxies and servers differ in which of two hosts they believe. */
    private static @Nullable String authority(HttpServerRequest request, Client client) {
        String ofProxy = client.forwardedHost(request.headers());
        if (ofProxy != null) {
            return ofProxy;
        }
        String ofTarget = Target.authority(request.uri());
        if (ofTarget != null) {
            return ofTarget;
        }
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (request.version() == HttpVersion.HTTP_2) {
            HostAndPort named = request.authority();
            return named == null || hosts.size() > 1 ? null : named.toString();
        }
        return hosts.size() == 1 ? hosts.getFirst() : null;
    }

    private void answer(HttpServerRequest request, Client client) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (request.uri().equals(HEALTH)) {
            // For proxies that balance, whatever host they ask for.
            answers.health(request, departure.isAnnounced() ? pages.leaving : pages.well, now);
            return;
        }
        String authority = authority(request, client);
        if (authority == null) {
            answers.page(request, pages.badRequest, now);
            return;
        }
        DomainId domain = hosts.domainOf(authority);
        if (domain == null) {
            answers.page(request, pages.otherHost, now);
        } else if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            forms.take(request, client, domain, now);
        } else {
            answer(request, client, domain, now);
        }
    }

    private void answer(HttpServerRequest request, Client client, DomainId domain, Instant now) {
        Target target;
        try {
            target = Target.of(request.uri());
        } catch (InvalidValue invalid) {
            answers.page(request, pages.badRequest(invalid.sentence()), now);
            return;
        }
        switch (target) {
            case Target.Redirect asked ->
                redirect(request, client, domain, asked, links.find(domain, asked.slug(), now), now);
            case Target.Preview(String slug) -> preview(request, client, links.find(domain, slug, now), slug, now);
            case Target.Qr(String slug, QrRequest wanted) -> qr(request, client, links.find(domain, slug, now), slug, wanted, now);
            case Target.Robots ignored -> answers.page(request, pages.robots, now);
            case Target.Favicon ignored -> answers.page(request, pages.favicon, now);
            case Target.Root ignored -> {
                orphans.count(domain, Orphans.Why.ROOT, now);
                answers.page(request, unknownLink(request, client, now), now);
            }
            case Target.Nothing ignored -> {
                orphans.count(domain, Orphans.Why.UNKNOWN, now);
                answers.page(request, unknownLink(request, client, now), now);
            }
        }
    }

    private void redirect(
            HttpServerRequest request, Client client, DomainId domain, Target.Redirect asked, Found found, Instant now) {
        if (!(found instanceof Found.Open open)) {
            countOrphan(found, domain, now);
            answers.page(request, pageFor(found, request, client, now), now);
            return;
        }
        Forwarding forwarding = open.link().options().forwarding();
        if (!asked.path().isEmpty() && !forwarding.path()) {
            orphans.count(domain, Orphans.Why.UNKNOWN, now);
            answers.page(request, unknownLink(request, client, now), now);
            return;
        }
        if (migrations.stopRedirects()) {
            answers.page(request, pages.migrating, now);
            return;
        }
        boolean isOpened = request.method() == HttpMethod.POST;
        if (open.link().options().password() != null && !isOpened) {
            answers.page(request, pages.password(PasswordForms.action(request)), now);
            return;
        }
        if (!links.admit(open)) {
            orphans.count(domain, Orphans.Why.ENDED, now);
            answers.page(request, pages.exhausted, now);
            return;
        }
        // What a form leads to is got and not sent to once more, whichever redirect the link has.
        int status = isOpened ? 303 : open.link().status();
        String query = Target.query(request.uri());
        String userAgent = HeaderText.of(request.headers().get(HttpHeaders.USER_AGENT));
        VisitorHashes visitor = client.hashes(hasher, now, request.headers(), userAgent);
        Way way = open.link().options().rules().areNone()
                ? null
                : Way.of(open, request, userAgent, arrivals.country(client, request.headers()), visitor, now);
        String leadsTo = way == null ? open.location() : way.location();
        String location = forwarding.equals(Forwarding.NONE)
                ? leadsTo
                : Onward.location(leadsTo, forwarding, asked.path(), Arrivals.forwarded(query));
        String vary = way == null ? null : way.vary();
        Click click = new Click(
                        open.link().link(),
                        now,
                        request.method().name(),
                        status,
                        userAgent,
                        HeaderText.of(request.headers().get(HttpHeaders.REFERER)),
                        HeaderText.of(request.headers().get(HttpHeaders.ACCEPT_LANGUAGE)),
                        visitor == null ? null : visitor.ofDay(),
                        visitor == null ? null : visitor.ofMonth())
                .decidedBy(way == null ? null : way.rule(), way == null ? null : way.variant())
                .arriving(arrivals.of(client, request.headers(), query));
        journal.append(click, () -> answers.redirect(request, status, location, vary, now));
    }

    private void countOrphan(Found found, DomainId domain, Instant now) {
        switch (found) {
            case Found.Absent ignored -> orphans.count(domain, Orphans.Why.UNKNOWN, now);
            case Found.Retired _, Found.Expired _, Found.Exhausted _, Found.Disabled _, Found.TakenDown _ ->
                orphans.count(domain, Orphans.Why.ENDED, now);
            case Found.Unsure ignored -> {
                // Nobody knows yet; whoever was sent away comes back.
            }
            case Found.Open ignored -> throw new IllegalArgumentException("an open link is no orphan's");
        }
    }

    private void preview(HttpServerRequest request, Client client, Found found, String slug, Instant now) {
        if (!(found instanceof Found.Open open)) {
            answers.page(request, pageFor(found, request, client, now), now);
            return;
        }
        if (open.link().options().password() != null) {
            answers.page(request, pages.password("/" + slug), now);
            return;
        }
        String title = open.link().title();
        String heading = title == null ? "Where does this link lead?" : title;
        String shortUrl = qrCodes.shortUrl(slug);
        if (open.link().options().rules().areNone()) {
            answers.page(request, pages.preview(heading, shortUrl, open.destination(), slug), now);
        } else {
            String userAgent = HeaderText.of(request.headers().get(HttpHeaders.USER_AGENT));
            VisitorHashes visitor = client.hashes(hasher, now, request.headers(), userAgent);
            Way way = Way.of(open, request, userAgent, arrivals.country(client, request.headers()), visitor, now);
            answers.page(request, pages.previewOfRules(heading, shortUrl, way.destination(), slug), now);
        }
    }

    private void qr(
            HttpServerRequest request, Client client, Found found, String slug, QrRequest wanted, Instant now) {
        if (!(found instanceof Found.Open)) {
            answers.page(request, pageFor(found, request, client, now), now);
            return;
        }
        qrCodes.draw(slug, wanted, page -> answers.page(request, page == null ? pages.busy : page, now));
    }

    private Page unknownLink(HttpServerRequest request, Client client, Instant now) {
        String from = client.from(request.headers());
        return client.isLocal(from) || misses.allow(from, now) ? pages.unknownLink : pages.guessing;
    }

    private Page pageFor(Found found, HttpServerRequest request, Client client, Instant now) {
        return found instanceof Found.Absent ? unknownLink(request, client, now) : pages.insteadOf(found);
    }
}
