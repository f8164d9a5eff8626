package com.occuz.edge.http;

import com.occuz.edge.http.LinkFinder.Found;
import com.occuz.edge.table.RunningMigrations;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.PasswordHash;
import com.occuz.kernel.refusal.InvalidValue;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to links: the form of one that asks for a password, and nothing else. For use on one event loop, which never
 * waits for a comparison.
 */
final class PasswordForms {

    private final LinkFinder links;
    private final Pages pages;
    private final RunningMigrations migrations;
    private final InstantSource clock;
    private final Lock lock;
    private final Answers answers;
    private final Opened opened;

    /** Whoever knew the password goes where the link leads now. */
    @FunctionalInterface
    interface Opened {
        void redirect(
                HttpServerRequest request, Client client, DomainId domain, Target.Redirect asked, Found found, Instant now);
    }

    PasswordForms(Site site, Answers answers, Opened opened) {
        this.links = site.links();
        this.pages = site.pages();
        this.migrations = site.migrations();
        this.clock = site.clock();
        this.lock = site.lock();
        this.answers = answers;
        this.opened = opened;
    }

    /** A request that is neither GET nor HEAD. */
    void take(HttpServerRequest request, Client client, DomainId domain, Instant now) {
        Found found = named(request, domain, now);
        PasswordHash hash = found instanceof Found.Open open ? open.link().options().password() : null;
        if (found != null && request.method() == HttpMethod.POST && isOver(found)) {
            // It may have ended while somebody wrote its password.
            answers.page(request, pages.insteadOf(found), now);
        } else if (!(found instanceof Found.Open open) || hash == null) {
            answers.page(request, pages.otherMethod, now);
        } else if (request.method() != HttpMethod.POST) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST");
            answers.page(request, pages.otherMethod, now);
        } else if (migrations.stopRedirects()) {
            answers.page(request, pages.migrating, now);
        } else {
            lock.read(request, read -> sent(request, client, domain, open.link().link(), hash, read));
        }
    }

    /** The form goes where it was asked for, with all that was appended. */
    static String action(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "");
        String query = Target.query(request.uri());
        return query == null ? path : path + "?" + query;
    }

    private static boolean isOver(Found found) {
        return switch (found) {
            case Found.Open ignored -> false;
            case Found.Absent ignored -> false;
            case Found.Unsure ignored -> false;
            case Found.Retired ignored -> true;
            case Found.Expired ignored -> true;
            case Found.Exhausted ignored -> true;
            case Found.Disabled ignored -> true;
            case Found.TakenDown ignored -> true;
        };
    }

    private @Nullable Found named(HttpServerRequest request, DomainId domain, Instant now) {
        try {
            return Target.of(request.uri()) instanceof Target.Redirect asked ? links.find(domain, asked.slug(), now) : null;
        } catch (InvalidValue invalid) {
            return null;
        }
    }

    private void sent(
            HttpServerRequest request, Client client, DomainId domain, LinkId link, PasswordHash hash, SentPassword.Read read) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        switch (read) {
            case SentPassword.Read.TooLarge ignored -> hangUp(request, pages.largeForm, now);
            case SentPassword.Read.TooSlow ignored -> hangUp(request, pages.slowForm, now);
            case SentPassword.Read.Unread ignored -> hangUp(request, pages.otherForm, now);
            case SentPassword.Read.Password(String written) -> {
                String from = client.from(request.headers());
                if (!lock.tries().allow(link, from, client.isLocal(from), now)) {
                    answers.page(request, pages.guessingPassword, now);
                    return;
                }
                lock.compare(written, hash, outcome -> {
                    if (outcome != Lock.Outcome.WRONG) {
                        lock.tries().forgive(link, from);
                    }
                    compared(request, client, domain, hash, outcome);
                });
            }
        }
    }

    private void compared(
            HttpServerRequest request, Client client, DomainId domain, PasswordHash hash, Lock.Outcome outcome) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        switch (outcome) {
            case CROWDED -> answers.page(request, pages.crowded, now);
            case WRONG -> answers.page(request, pages.wrongPassword(action(request)), now);
            case RIGHT -> {
                Found found = named(request, domain, now);
                boolean isSame = found instanceof Found.Open open && hash.equals(open.link().options().password());
                if (found instanceof Found.Open && !isSame) {
                    // It has got another one while this one was compared.
                    answers.page(request, pages.wrongPassword(action(request)), now);
                } else if (found != null && Target.of(request.uri()) instanceof Target.Redirect asked) {
                    opened.redirect(request, client, domain, asked, found, now);
                }
            }
        }
    }

    /** Whatever else they send is not read. */
    private void hangUp(HttpServerRequest request, Page page, Instant now) {
        answers.page(request, page, now);
        request.connection().close();
    }
}
