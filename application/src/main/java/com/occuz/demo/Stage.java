package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.time.Est;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Where the scenes of one part of the year are put down, and its days and people are found. */
final class Stage {

    private final Chance chance;
    private final Cast cast;
    private final Instant until;
    private final List<Scene> scenes = new ArrayList<>();

    Stage(long seed, String part, Cast cast, Instant until) {
        this.chance = new Chance(seed, part);
        this.cast = cast;
        this.until = until;
    }

    Chance chance() {
        return chance;
    }

    Cast cast() {
        return cast;
    }

    /** Where other parts put their scenes down, too. */
    List<Scene> scenes() {
        return scenes;
    }

    void by(UserId person, AccountId owner, Instant at, AggregateCommand command) {
        by(person, owner, at, new Act.Sends(command));
    }

    void by(UserId person, AccountId owner, Instant at, Act act) {
        scenes.add(new Scene(at, act, Cast.envelope(person, owner, chance.uuid())));
    }

    /** Of the desk; the first is 0. */
    UserId helper(int index) {
        return cast.support().get(index % cast.support().size());
    }

    static Actor actor(UserId person) {
        return new Actor(ActorType.USER, person.value());
    }

    Instant daysAgo(int days) {
        return until.minus(Duration.ofDays(days));
    }

    /** Between nine and four of the last working day that is so many days ago or more. */
    Instant workday(int daysAgo) {
        LocalDate day = Est.dayOf(daysAgo(daysAgo));
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        return Est.startOf(day).plus(chance.minutes(9 * 60, 16 * 60));
    }

    /** Some time of the last Saturday that is so many days ago or more. */
    Instant saturday(int daysAgo) {
        LocalDate day = Est.dayOf(daysAgo(daysAgo));
        while (day.getDayOfWeek() != DayOfWeek.SATURDAY) {
            day = day.minusDays(1);
        }
        return Est.startOf(day).plus(chance.minutes(10 * 60, 17 * 60));
    }
}
