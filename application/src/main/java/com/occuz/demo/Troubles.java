package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.exclusion.Provider;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The incidents of the year: of every kind, most of them handled well, some late, a few badly – and those that are open
 * at its end, with their clocks running. Downtime uses up a good part of a year's budget, and not all of it.
 */
final class Troubles {

    private static final Duration YEAR = Duration.ofDays(365);

    private static final Provider CARRIER = new Provider("Northern Transit");
    private static final Provider FILTER = new Provider("Floodgate Networks");

    private final Chance chance;
    private final Cast cast;
    private final List<AccountId> accounts;
    private final Instant until;
    private final List<Scene> scenes = new ArrayList<>();
    private final List<Window> outages = new ArrayList<>();

    private Troubles(long seed, Cast cast, List<AccountId> accounts, Instant until) {
        this.chance = new Chance(seed, "incidents");
        this.cast = cast;
        this.accounts = accounts;
        this.until = until;
    }

    /** @param outages when redirects were not answered */
    record Made(List<Scene> scenes, List<Window> outages) {}

    static Made of(long seed, Cast cast, List<AccountId> accounts, Instant until) {
        Troubles troubles = new Troubles(seed, cast, accounts, until);
        troubles.outagesOfThePlatform();
        troubles.degradations();
        troubles.questions();
        troubles.alarms();
        troubles.openOnes();
        return new Made(List.copyOf(troubles.scenes), List.copyOf(troubles.outages));
    }

    private void outagesOfThePlatform() {
        int[] minutes = {14, 31, 9, 42, 22, 55, 12};
        for (int i = 0; i < minutes.length; i++) {
            Plot plot = Plot.OUTAGES.get(i % Plot.OUTAGES.size());
            Instant began = inTheYear(i, minutes.length);
            Duration lasts = Duration.ofMinutes(minutes[i]).plusSeconds(chance.below(40));
            IncidentScenes one = IncidentScenes.detected(
                            chance, cast, scenes, plot, began, chance.between(Duration.ofSeconds(40), Duration.ofSeconds(150)))
                    .acknowledged(chance.minutes(1, 3))
                    .diagnosed(lasts.dividedBy(4));
            Duration left = Duration.between(one.now(), began.plus(lasts));
            one.restored(left.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : left);
            if (plot.components().include(Component.REDIRECTION)) {
                outages.add(new Window(began, one.now()));
            }
            Instant restored = one.now();
            if (i == 1) {
                one.stabilizing().relapsed(Duration.ofHours(5)).restored(Duration.ofMinutes(11)).closed(Duration.ofHours(70));
            } else if (i == 3) {
                one.corrected(
                                Duration.ofHours(20),
                                Optional.of(began.minus(Duration.ofMinutes(6))),
                                Optional.empty(),
                                "The edges' own counts show that the first requests failed six minutes before our probes noticed.")
                        .attributed(Duration.ofHours(2));
                one.claimed(Duration.ofHours(1), FILTER, new Window(began, restored))
                        .rejected(chance.minutes(30, 400), "The filter was ours to switch on, and nobody did for half an hour.");
                one.closed(Duration.ofHours(12));
            } else if (i == 4) {
                one.corrected(
                                Duration.ofHours(4),
                                Optional.empty(),
                                Optional.of(restored.minus(Duration.ofMinutes(5))),
                                "Redirects were answered again five minutes before we wrote it down.")
                        .closed(Duration.ofHours(3));
            } else {
                one.attributed(Duration.ofHours(3));
                if (plot.category() == CauseCategory.GLOBAL_INTERNET_ROUTING) {
                    ExclusionScenes claim = one.claimed(Duration.ofHours(1), CARRIER, new Window(began, restored));
                    // The last one still waits for a second person.
                    if (i < minutes.length - 1) {
                        claim.approved(chance.minutes(30, 400), "Three public collectors show the same minutes.");
                    }
                }
                one.closed(chance.minutes(600, 1_500));
            }
        }
    }

    private void degradations() {
        for (int i = 0; i < 11; i++) {
            Plot plot = Plot.DEGRADATIONS.get(i % Plot.DEGRADATIONS.size());
            IncidentScenes one = IncidentScenes.detected(
                    chance, cast, scenes, plot, inTheYear(i, 11), chance.minutes(3, 15));
            one.diagnosed(chance.minutes(10, 70));
            if (i == 2) {
                // Nobody was there to take it: the response is late by the contract's reading, too.
                one.acknowledged(Duration.ofDays(3)).restored(chance.minutes(60, 200));
            } else {
                one.acknowledged(chance.minutes(2, 40)).restored(chance.minutes(30, 400));
            }
            if (i == 5) {
                one.relapsed(Duration.ofHours(9)).restored(chance.minutes(20, 60));
            }
            one.attributed(chance.minutes(30, 300)).closed(chance.minutes(100, 2_000));
        }
    }

    private void questions() {
        for (int i = 0; i < 16; i++) {
            Plot plot = Plot.QUESTIONS.get(i % Plot.QUESTIONS.size());
            Instant began = officeHours(inTheYear(i, 16));
            IncidentScenes one =
                    IncidentScenes.reported(chance, cast, scenes, account(i, began), plot, began, chance.minutes(5, 600));
            one.acknowledged(i == 9 ? Duration.ofDays(13) : chance.minutes(8, 700));
            one.answered(chance.minutes(5, 90), "Thank you for the details. We can see it here, too, and will tell you as soon as we know more.");
            one.diagnosed(chance.minutes(20, 1_300)).restored(chance.minutes(5, 900));
            one.answered(chance.minutes(2, 30), "This is what we found: " + plot.cause());
            if (chance.percent(50)) {
                one.attributed(chance.minutes(10, 200));
            }
            one.closed(chance.minutes(600, 4_000));
        }
    }

    private void alarms() {
        for (int i = 0; i < 7; i++) {
            Plot plot = Plot.ALARMS.get(i % Plot.ALARMS.size());
            Instant began = officeHours(inTheYear(i, 7));
            IncidentScenes one =
                    IncidentScenes.reported(chance, cast, scenes, account(i, began), plot, began, chance.minutes(4, 40));
            switch (i) {
                // Late by both readings, and beyond what the agreement aims at.
                case 0 -> one.diagnosed(Duration.ofMinutes(20)).acknowledged(Duration.ofHours(6)).restored(Duration.ofHours(3));
                case 1 -> one.acknowledged(Duration.ofMinutes(12))
                        .escalated(
                                Duration.ofMinutes(9),
                                Criterion.MAJOR_FEATURE_DEGRADATION,
                                Optional.empty(),
                                "Codes of other links work: what is felt is one feature of one account.")
                        .diagnosed(Duration.ofMinutes(35))
                        .restored(Duration.ofMinutes(50));
                case 2 -> one.acknowledged(Duration.ofMinutes(25))
                        .escalated(
                                Duration.ofMinutes(30),
                                Criterion.MAJOR_FEATURE_DEGRADATION,
                                Optional.of(IncidentScope.PLATFORM),
                                "Three more accounts see it: this is the platform's.")
                        .diagnosed(Duration.ofMinutes(40))
                        .restored(Duration.ofHours(2));
                default -> one.acknowledged(chance.minutes(4, 30))
                        .diagnosed(chance.minutes(10, 60))
                        .restored(chance.minutes(20, 240));
            }
            one.answered(chance.minutes(2, 20), "It works again. " + plot.cause())
                    .attributed(chance.minutes(30, 500))
                    .closed(chance.minutes(600, 3_000));
        }
    }

    /** Of one account each, or of a lesser severity: however long a demonstration runs, they use no budget. */
    private void openOnes() {
        AccountId first = accounts.getFirst();
        AccountId second = accounts.get(1);
        IncidentScenes.reported(chance, cast, scenes, first, Plot.ALARMS.get(0), ago(36), Duration.ofMinutes(7))
                .acknowledged(Duration.ofMinutes(6))
                .answered(Duration.ofMinutes(4), "We are on it. Does it happen with every network, also with a telephone's own?")
                .diagnosed(Duration.ofMinutes(8));
        IncidentScenes.reported(chance, cast, scenes, second, Plot.ALARMS.get(1), ago(26), Duration.ofMinutes(5));
        IncidentScenes.reported(chance, cast, scenes, second, Plot.ALARMS.get(3), ago(9 * 24 * 60), Duration.ofMinutes(20))
                .diagnosed(Duration.ofHours(2));
        IncidentScenes.detected(chance, cast, scenes, Plot.DEGRADATIONS.get(1), ago(105), Duration.ofMinutes(6))
                .diagnosed(Duration.ofMinutes(30));
        IncidentScenes.detected(chance, cast, scenes, Plot.DEGRADATIONS.get(0), ago(400), Duration.ofMinutes(11))
                .acknowledged(Duration.ofMinutes(3))
                .diagnosed(Duration.ofMinutes(40));
        IncidentScenes.reported(chance, cast, scenes, first, Plot.QUESTIONS.get(1), ago(2 * 24 * 60), Duration.ofMinutes(90));
        IncidentScenes.reported(chance, cast, scenes, second, Plot.QUESTIONS.get(4), ago(6 * 24 * 60), Duration.ofMinutes(40))
                .acknowledged(Duration.ofMinutes(50))
                .diagnosed(Duration.ofHours(5));
        IncidentScenes.reported(chance, cast, scenes, first, Plot.QUESTIONS.get(5), ago(17 * 24 * 60), Duration.ofMinutes(40))
                .diagnosed(Duration.ofHours(5));
        // What was asked for last was never said, so that no credit can be claimed for it (§ 8, § 10).
        IncidentScenes.reported(chance, cast, scenes, second, Plot.QUESTIONS.get(2), ago(4 * 24 * 60), Duration.ofMinutes(50))
                .acknowledged(Duration.ofMinutes(40))
                .askedForDetail(Duration.ofMinutes(6), "Which link is it, and which page do you land on?")
                .detailAdded(Duration.ofHours(5), "It is the pricing link. We land on the page of last spring.")
                .askedForDetail(Duration.ofMinutes(25), "Does it also happen outside of your office, for example on a telephone's own network?");
        IncidentScenes.detected(chance, cast, scenes, Plot.OUTAGES.get(1), ago(30 * 60), Duration.ofSeconds(70))
                .acknowledged(Duration.ofMinutes(2))
                .diagnosed(Duration.ofMinutes(5))
                .restored(Duration.ofMinutes(9))
                .stabilizing()
                .attributed(Duration.ofHours(2), CauseCategory.OWN_PLATFORM, "The change that was taken back, and its review.");
    }

    /** One account after the other; the last of them joins in the course of the year. */
    private AccountId account(int index, Instant at) {
        boolean early = at.isBefore(until.minus(Duration.ofDays(230)));
        return accounts.get(index % (early ? accounts.size() - 1 : accounts.size()));
    }

    private Instant ago(int minutes) {
        return until.minus(Duration.ofMinutes(minutes));
    }

    /** The {@code index}-th of {@code count} about evenly spread over the year, some weeks off its beginning and end. */
    private Instant inTheYear(int index, int count) {
        Duration share = YEAR.minusDays(50).dividedBy(count);
        return until.minus(YEAR).plusSeconds(25L * 24 * 3600)
                .plus(share.multipliedBy(index))
                .plusSeconds((long) (share.toSeconds() * chance.share()));
    }

    /** Customers write when they work. */
    private Instant officeHours(Instant about) {
        LocalDate day = Est.dayOf(about);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        return Est.startOf(day).plus(chance.minutes(8 * 60, 17 * 60));
    }
}
