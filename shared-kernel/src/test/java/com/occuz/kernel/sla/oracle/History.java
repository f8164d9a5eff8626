package com.occuz.kernel.sla.oracle;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Share;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened on an axis of ticks, and when it was recorded; ticks may lie before the axis and after it. */
record History(
        Axis axis,
        List<Version> versions,
        Subject subject,
        int serviceStart,
        int asOf,
        int from,
        int until,
        List<Incident> incidents,
        List<Work> works,
        List<Claim> claims,
        List<Gap> gaps) {

    static final AccountId ACME = new AccountId("acme");
    static final AccountId GLOBEX = new AccountId("globex");
    static final Set<Component> ALL = EnumSet.allOf(Component.class);

    /** The first tick that is measured. */
    int measuredFrom() {
        return Math.max(from, Math.min(serviceStart, until));
    }

    /** The end of what is measured. */
    int measuredUntil() {
        return Math.max(measuredFrom(), Math.min(until, asOf));
    }

    /** One history can last a few milliseconds, less than one, or many days. */
    record Axis(Instant zero, long tickMicros, int ticks) {

        Instant at(int tick) {
            return zero.plus(ticks(tick));
        }

        Duration ticks(int count) {
            return Duration.of(count * tickMicros, ChronoUnit.MICROS);
        }

        Window window(Span span) {
            return new Window(at(span.from()), at(span.until()));
        }
    }

    /** Row 26: what was published last of all that is in effect. */
    Terms terms(int tick) {
        Terms terms = versions.getFirst().terms();
        for (Version version : versions.subList(1, versions.size())) {
            terms = version.from() <= tick ? version.terms() : terms;
        }
        return terms;
    }

    /** In the order of publication; the first holds all along. */
    record Version(int from, Terms terms) {}

    /** In ticks; weights by severity, the first being Sev 1's. */
    record Terms(
            int stabilizationLimit,
            int leadTime,
            int approvals,
            int migrationsPerYear,
            int migrationLimit,
            List<Share> weights,
            boolean leaveBoth) {}

    record Span(int from, int until) {

        boolean contains(int tick) {
            return from <= tick && tick < until;
        }
    }

    /** {@code value} all along, or from a tick on. */
    record Saying(int value, @Nullable Integer from) {}

    /** What was recorded of an outage; a correction takes the place of what was said of its start, or of its last end. */
    enum Sort {
        RESTORED,
        RELAPSED,
        START_CORRECTED,
        RESTORATION_CORRECTED
    }

    record Turn(Sort sort, int tick) {}

    /**
     * @param turns in the order in which they were recorded
     * @param severities the first holds all along
     * @param scopes 1: everybody, 0: the owner
     * @param stabilization {@code null} if none was declared
     * @param stabilizationEnd said later to be the end, {@code null} if nobody did
     */
    record Incident(
            String id,
            AccountId owner,
            Set<Component> components,
            int start,
            List<Turn> turns,
            List<Saying> severities,
            List<Saying> scopes,
            @Nullable Span stabilization,
            @Nullable Integer stabilizationEnd,
            @Nullable WorkKind causedBy,
            @Nullable String causeReference) {}

    record Extension(int recorded, int until) {}

    record Word(String by, boolean approves) {}

    /** @param planned {@code null}: another system told of it */
    record Work(
            String id,
            WorkKind kind,
            String family,
            Set<Component> components,
            @Nullable Span planned,
            int recorded,
            String claimant,
            List<Extension> extensions,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable Integer cancelled,
            boolean justified,
            List<Word> words) {}

    /** A claim of § 9. */
    record Claim(
            String id,
            Set<Component> components,
            @Nullable AccountId account,
            Span affected,
            @Nullable String incident,
            String claimant,
            @Nullable Word decision,
            boolean revoked) {}

    /** Nobody watched; {@code down}: decided to be so or not, {@code null} while nobody has. */
    record Gap(Set<Component> components, int from, @Nullable Integer until, @Nullable Boolean down) {}
}
