package com.occuz.console;

import com.occuz.api.Positions;
import com.occuz.api.Questions;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentAt;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentOf;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.WhichMoment;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import com.occuz.security.Viewer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads addresses of the service level's pages. What cannot be read is named on the page, which shows the nearest. */
@org.springframework.stereotype.Component
final class SlaReader {

    private final Questions questions;
    private final Positions positions;
    private final Acts acts;

    SlaReader(Questions questions, Positions positions, Acts acts) {
        this.questions = questions;
        this.positions = positions;
        this.acts = acts;
    }

    SlaAsked read(Viewer viewer, Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        int thisYear = Est.yearOf(acts.now());
        int year = form.read("year", SlaReader::year).orElse(thisYear);
        Optional<Component> component = form.read("component", SlaReader::component).flatMap(it -> it);
        Optional<WhichMoment> wanted = form.read("position", SlaReader::position)
                .or(() -> form.read("at", text -> new MomentAt(instant(text))));
        Optional<LedgerMoment> known = wanted.flatMap(moment -> moment(form, moment));
        return new SlaAsked(
                form,
                year,
                thisYear,
                subject(viewer, component),
                held(known.orElseGet(this::present)),
                known.isEmpty(),
                view(form, Est.year(year)));
    }

    /** A customer sees what hit everybody and what hit the customer, and nobody else's. */
    private static Subject subject(Viewer viewer, Optional<Component> component) {
        return new Subject(
                component, viewer.role() == Role.CUSTOMER ? Optional.of(viewer.account()) : Optional.empty());
    }

    /** The state of knowledge that a field names; empty, with a fault, where it lies in the future. */
    Optional<LedgerMoment> moment(Fields form, String field) {
        return form.read(field, SlaReader::either).flatMap(wanted -> {
            Optional<LedgerMoment> moment = questions.optional(wanted, LedgerMoment.class);
            if (moment.isEmpty()) {
                form.fault(field, "This lies in the future; nobody knows it yet.");
            }
            return moment.map(this::held);
        });
    }

    LedgerMoment present() {
        return questions.one(new ThePresent(), LedgerMoment.class);
    }

    private Optional<LedgerMoment> moment(Fields form, WhichMoment wanted) {
        Optional<LedgerMoment> moment = questions.optional(wanted, LedgerMoment.class);
        if (moment.isEmpty()) {
            form.fault(
                    form.value("position").isBlank() ? "at" : "position", "This lies in the future; nobody knows it yet.");
        }
        return moment;
    }

    /** What this node's views hold, if they are late: the page names the position that it shows. */
    private LedgerMoment held(LedgerMoment moment) {
        return positions.await(moment.position())
                ? moment
                : questions.one(new MomentOf(positions.held()), LedgerMoment.class);
    }

    private static Window view(Fields form, Window year) {
        Instant from = form.read("from", SlaReader::instant).orElse(year.from());
        Instant to = form.read("to", SlaReader::instant).orElse(year.until());
        Instant begin = from.isBefore(year.from()) ? year.from() : from;
        Instant end = to.isAfter(year.until()) ? year.until() : to;
        return begin.isBefore(end) ? new Window(begin, end) : year;
    }

    private static Optional<Component> component(String text) {
        return text.equals(SlaAsked.PLATFORM) ? Optional.empty() : Optional.of(Component.of(text));
    }

    private static int year(String text) {
        if (!text.matches("\\d{4}") || Integer.parseInt(text) < 1970 || Integer.parseInt(text) > 9998) {
            throw new InvalidValue("a year from 1970 to 9998");
        }
        return Integer.parseInt(text);
    }

    /** Whole milliseconds of any year that can be asked for fit into a number. */
    private static Instant instant(String text) {
        Instant at = Times.parse(text);
        int year = at.atOffset(Est.OFFSET).getYear();
        if (year < 1970 || year > 9999) {
            throw new InvalidValue("a year from 1970 to 9998");
        }
        return at;
    }

    private static WhichMoment either(String text) {
        return text.contains("T") ? new MomentAt(instant(text)) : position(text);
    }

    private static WhichMoment position(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new InvalidValue("a position is a number");
        }
        return new MomentOf(Long.parseLong(text));
    }
}
