package com.occuz.kernel.servicelevel.fact;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.servicelevel.fact.ServiceFact.NoticesBought;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Planned;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Told;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkJudged;
import com.occuz.kernel.servicelevel.fact.ServiceFact.WorkTold;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Share;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.work.Sight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody is not told of planned work (§ 7, § 12; reading 24), from the rows up to a state of knowledge. Time that was
 * excluded for it stands in everybody's figures; that it was work, of which sort and by which events, is said only to those
 * who may know of that very work. To all others it is excluded time. No figure differs, and no future is told.
 */
public final class Withheld {

    private static final Withheld NOTHING = new Withheld(Set.of(), Set.of());

    private final Set<String> subjects;
    private final Set<String> events;

    private Withheld(Set<String> subjects, Set<String> events) {
        this.subjects = subjects;
        this.events = events;
    }

    /**
     * What is not told of the time of {@code subject}: nothing, unless it is one customer's view.
     *
     * @param rows all up to the state of knowledge, oldest first; they say, too, what the customer had bought by then
     */
    public static Withheld from(Subject subject, List<ServiceFactRow> rows) {
        return subject.account().map(account -> from(sight(account, rows), rows)).orElse(NOTHING);
    }

    private static Sight sight(AccountId account, List<ServiceFactRow> rows) {
        boolean bought = false;
        for (ServiceFactRow row : rows) {
            bought = row.fact() instanceof NoticesBought e && e.account().equals(account) ? e.bought() : bought;
        }
        return Sight.of(Role.CUSTOMER, new SupportPlan(bought, false, false, false));
    }

    private static Withheld from(Sight sight, List<ServiceFactRow> rows) {
        Map<String, Work> works = new LinkedHashMap<>();
        for (ServiceFactRow row : rows) {
            switch (row.fact()) {
                case Planned ignored -> works.put(row.subject(), Work.UNTOLD);
                // What a source calls work is nothing that we judged and announced.
                case Told told when told.named() != ServiceClass.DOWN -> works.put(row.subject(), Work.UNTOLD);
                case WorkJudged e -> works.computeIfPresent(row.subject(), (id, work) -> work.judged(e.toBeTold()));
                case WorkTold ignored -> works.computeIfPresent(row.subject(), (id, work) -> work.announced());
                case ServiceFact ignored -> {}
            }
        }
        works.values().removeIf(work -> sight == Sight.TOLD && work.isTold());
        Set<String> events = new HashSet<>();
        rows.stream().filter(row -> works.containsKey(row.subject())).forEach(row -> events.add(row.event()));
        return new Withheld(Set.copyOf(works.keySet()), events);
    }

    public boolean isNothing() {
        return events.isEmpty();
    }

    /** Whether a row is about work that is not told. */
    public boolean hides(ServiceFactRow row) {
        return subjects.contains(row.subject());
    }

    /** These events without those that are not told. */
    public List<String> told(List<String> ids) {
        return isNothing() ? ids : ids.stream().filter(id -> !events.contains(id)).toList();
    }

    /** The same partition; stretches of work that is not told are excluded time without a reason, and neighbours one. */
    public List<Piece> pieces(List<Piece> pieces) {
        if (isNothing()) {
            return pieces;
        }
        List<Piece> shown = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!hides(piece)) {
                shown.add(piece);
            } else if (!shown.isEmpty() && shown.getLast().isUnexplained()) {
                shown.add(unexplained(shown.removeLast(), piece));
            } else {
                shown.add(unexplained(piece, piece));
            }
        }
        return shown;
    }

    /** The same figures, their excluded time under the names that {@link #pieces} gives it. */
    public UptimeReport report(UptimeReport report, List<Piece> pieces) {
        Map<ServiceClass, Long> excluded = new EnumMap<>(report.excludedMillis());
        for (Piece piece : pieces) {
            if (hides(piece)) {
                excluded.merge(piece.named(), -piece.millis(), Long::sum);
                excluded.merge(ServiceClass.EXCLUDED, piece.millis(), Long::sum);
            }
        }
        return report.withExcluded(excluded);
    }

    private boolean hides(Piece piece) {
        return (piece.named() == ServiceClass.MAINTENANCE || piece.named() == ServiceClass.MIGRATION)
                && piece.events().stream().anyMatch(events::contains);
    }

    private static Piece unexplained(Piece first, Piece last) {
        return new Piece(first.from(), last.until(), ServiceClass.EXCLUDED, Share.NONE, List.of());
    }

    private record Work(boolean toBeTold, boolean isAnnounced) {

        static final Work UNTOLD = new Work(false, false);

        Work judged(boolean told) {
            return new Work(told, isAnnounced);
        }

        Work announced() {
            return new Work(toBeTold, true);
        }

        boolean isTold() {
            return toBeTold && isAnnounced;
        }
    }
}
