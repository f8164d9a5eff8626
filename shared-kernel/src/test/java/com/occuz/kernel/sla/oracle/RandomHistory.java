package com.occuz.kernel.sla.oracle;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Share;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.sla.oracle.History.Axis;
import com.occuz.kernel.sla.oracle.History.Claim;
import com.occuz.kernel.sla.oracle.History.Extension;
import com.occuz.kernel.sla.oracle.History.Gap;
import com.occuz.kernel.sla.oracle.History.Incident;
import com.occuz.kernel.sla.oracle.History.Saying;
import com.occuz.kernel.sla.oracle.History.Sort;
import com.occuz.kernel.sla.oracle.History.Span;
import com.occuz.kernel.sla.oracle.History.Terms;
import com.occuz.kernel.sla.oracle.History.Turn;
import com.occuz.kernel.sla.oracle.History.Version;
import com.occuz.kernel.sla.oracle.History.Word;
import com.occuz.kernel.sla.oracle.History.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Draws histories: whatever can overlap, touch, be empty, never end, or come in the wrong order, does so often. */
final class RandomHistory {

    private static final List<Instant> TURNS = List.of(
            Instant.parse("2026-01-01T04:59:59.990Z"), // a few milliseconds before the year turns in EST
            Instant.parse("2025-12-31T20:00:00Z"),
            Instant.parse("2025-12-20T05:00:00Z"),
            Instant.parse("2028-02-28T12:00:00Z"), // a leap day
            Instant.parse("2027-12-31T05:00:00Z"), // a leap year begins
            Instant.parse("2026-03-08T00:00:00Z"), // New York sets its clocks
            Instant.parse("2026-10-31T20:00:00Z"));
    private static final long MILLI = 1_000;
    private static final long HOUR = 3_600_000 * MILLI;
    private static final long[] SCALES = {MILLI, 7 * MILLI, 60_000 * MILLI, HOUR, 86_400_000 * MILLI};
    private static final List<String> PEOPLE = List.of("ann", "bob", "cid", "dan");
    private static final List<Share> WEIGHTS =
            List.of(Share.NONE, new Share(3, 10), new Share(1, 2), Share.ALL);

    private final SplittableRandom random;
    private final Axis axis;

    private RandomHistory(SplittableRandom random, Axis axis) {
        this.random = random;
        this.axis = axis;
    }

    /** Of at most 500 ticks, mostly of fewer; a tick is a whole number of milliseconds. */
    static History draw(SplittableRandom random) {
        return draw(random, SCALES[random.nextInt(SCALES.length)]);
    }

    static History draw(SplittableRandom random, long tickMicros) {
        int ticks = switch (random.nextInt(20)) {
            case 0 -> random.nextInt(150, 501);
            case 1, 2, 3 -> random.nextInt(40, 150);
            default -> random.nextInt(1, 40);
        };
        Axis axis = new Axis(
                TURNS.get(random.nextInt(TURNS.size())), tickMicros, ticks);
        return new RandomHistory(random, axis).history(6);
    }

    /** Of at most 500 hours, under the standard terms, and watched all along. */
    static History underTheAgreement(SplittableRandom random) {
        Axis axis = new Axis(TURNS.get(random.nextInt(TURNS.size())), HOUR, random.nextInt(20, 501));
        History drawn = new RandomHistory(random, axis).history(6);
        return new History(
                axis,
                List.of(new Version(
                        Integer.MIN_VALUE,
                        new Terms(72, 0, 2, 2, 72, List.of(Share.ALL, Share.NONE, Share.NONE), true))),
                drawn.subject(),
                drawn.serviceStart(),
                drawn.asOf(),
                drawn.from(),
                drawn.until(),
                drawn.incidents(),
                drawn.works(),
                drawn.claims(),
                List.of());
    }

    /** A year in EST, from 1901 to 2099, at so many seconds. */
    static History year(SplittableRandom random, int year, int tickSeconds) {
        Instant zero = Instant.parse(year + "-01-01T05:00:00Z");
        int days = year % 4 == 0 ? 366 : 365;
        return new RandomHistory(random, new Axis(zero, tickSeconds * 1_000 * MILLI, days * 86_400 / tickSeconds)).history(20);
    }

    private History history(int most) {
        List<Incident> incidents = many(most, this::incident);
        if (!incidents.isEmpty() && sometimes(8)) {
            incidents.add(incidents.getFirst());
        }
        List<Work> works = many(most, this::work);
        List<Claim> claims = many(4, this::claim);
        int from = sometimes(3) ? tick() : 0;
        return new History(
                axis,
                versions(),
                subject(),
                sometimes(4) ? tick() : 0,
                sometimes(3) ? tick() : axis.ticks(),
                from,
                sometimes(3) ? random.nextInt(from, axis.ticks() + 1) : axis.ticks(),
                incidents,
                works,
                claims,
                many(3, this::gap));
    }

    /** Mostly one; later ones take effect in any order. */
    private List<Version> versions() {
        List<Version> versions = new ArrayList<>(List.of(new Version(Integer.MIN_VALUE, terms())));
        while (versions.size() < 4 && sometimes(3)) {
            versions.add(new Version(tick(), terms()));
        }
        return versions;
    }

    private Terms terms() {
        return new Terms(
                random.nextInt(1, axis.ticks() + 1),
                sometimes(3) ? random.nextInt(1, 6) : 0,
                sometimes(4) ? 1 : 2,
                sometimes(4) ? random.nextInt(4) : 2,
                random.nextInt(1, axis.ticks() + 1),
                List.of(Share.ALL, sometimes(2) ? Share.NONE : one(WEIGHTS), sometimes(4) ? one(WEIGHTS) : Share.NONE),
                sometimes(2));
    }

    private Subject subject() {
        return new Subject(
                sometimes(2) ? Optional.empty() : Optional.of(one(List.of(Component.values()))),
                sometimes(2) ? Optional.empty() : Optional.of(owner()));
    }

    private Incident incident() {
        int start = tick();
        List<Saying> severities = new ArrayList<>(List.of(new Saying(random.nextInt(1, 4), null)));
        severities.addAll(many(4, () -> new Saying(random.nextInt(1, 4), sometimes(3) ? null : tick())));
        List<Saying> scopes = new ArrayList<>(List.of(new Saying(sometimes(4) ? 0 : 1, null)));
        scopes.addAll(many(3, () -> new Saying(random.nextInt(2), sometimes(2) ? null : tick())));
        boolean caused = sometimes(2);
        return new Incident(
                "incident:" + random.nextInt(4),
                owner(),
                components(),
                start,
                many(5, () -> new Turn(sort(), sometimes(8) ? tick() : random.nextInt(start, axis.ticks() + 1))),
                severities,
                scopes,
                sometimes(3) ? span() : null,
                sometimes(3) ? tick() : null,
                caused ? kind() : null,
                caused && sometimes(2) || sometimes(6)
                        ? one(List.of("work:0", "work:1", "family:0", "claim:0", "nothing"))
                        : null);
    }

    private Work work() {
        Span planned = sometimes(6) ? null : span();
        Set<Integer> recorded = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            recorded.add(tick());
        }
        List<Extension> extensions = new ArrayList<>();
        recorded.forEach(at -> extensions.add(new Extension(at, tick())));
        String id = "work:" + random.nextInt(20);
        Integer start = planned == null || !sometimes(6) ? Integer.valueOf(planned != null && sometimes(2) ? planned.from() : tick()) : null;
        return new Work(
                id,
                kind(),
                sometimes(3) ? "family:" + random.nextInt(2) : id,
                sometimes(2) ? History.ALL : components(),
                planned,
                sometimes(2) ? -1 - random.nextInt(3) : tick(),
                one(PEOPLE),
                planned == null ? List.of() : extensions,
                start,
                sometimes(4) ? null : Integer.valueOf(tick()),
                sometimes(6) ? Integer.valueOf(tick()) : null,
                !sometimes(5),
                many(5, this::word));
    }

    private Claim claim() {
        return new Claim(
                "claim:" + random.nextInt(3),
                sometimes(2) ? History.ALL : components(),
                sometimes(3) ? owner() : null,
                span(),
                sometimes(3) ? "incident:" + random.nextInt(4) : null,
                one(PEOPLE),
                sometimes(5) ? null : word(),
                sometimes(6));
    }

    private Gap gap() {
        return new Gap(
                sometimes(2) ? History.ALL : components(),
                tick(),
                sometimes(4) ? null : Integer.valueOf(tick()),
                sometimes(2) ? null : Boolean.valueOf(random.nextBoolean()));
    }

    private Word word() {
        return new Word(one(PEOPLE), !sometimes(4));
    }

    private WorkKind kind() {
        return random.nextBoolean() ? WorkKind.MAINTENANCE : WorkKind.MIGRATION;
    }

    private Sort sort() {
        return switch (random.nextInt(8)) {
            case 0 -> Sort.START_CORRECTED;
            case 1 -> Sort.RESTORATION_CORRECTED;
            case 2, 3 -> Sort.RELAPSED;
            default -> Sort.RESTORED;
        };
    }

    private AccountId owner() {
        return random.nextBoolean() ? History.ACME : History.GLOBEX;
    }

    private Set<Component> components() {
        EnumSet<Component> components = EnumSet.noneOf(Component.class);
        Component[] all = Component.values();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            components.add(all[random.nextInt(all.length)]);
        }
        return components;
    }

    /** Any tick, its end included. */
    private int tick() {
        return random.nextInt(axis.ticks() + 1);
    }

    private Span span() {
        int from = tick();
        return new Span(from, random.nextInt(from, axis.ticks() + 1));
    }

    /** One time in {@code n}. */
    private boolean sometimes(int n) {
        return random.nextInt(n) == 0;
    }

    private <T extends @Nullable Object> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> List<T> many(int most, Supplier<T> drawn) {
        List<T> many = new ArrayList<>();
        for (int i = random.nextInt(most); i > 0; i--) {
            many.add(drawn.get());
        }
        return many;
    }
}
