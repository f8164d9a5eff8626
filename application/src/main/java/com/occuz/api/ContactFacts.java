package com.occuz.api;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.FindStanding;
import com.occuz.kernel.account.AccountQuery.StandingView;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShowTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShownTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.support.ContactQuery.FindCircumstances;
import com.occuz.kernel.support.ContactRefusal.NoIncidentMeant;
import com.occuz.kernel.support.ContactRefusal.NobodyKnown;
import com.occuz.kernel.support.ContactRule.Circumstances;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Brings together how things were when a customer turned to us (§ 4, reading 23). */
public final class ContactFacts {

    /** Excused or not, it was not there; and while a migration moves it, it takes no report. */
    private static final Set<ServiceClass> NOT_THERE =
            EnumSet.of(ServiceClass.DOWN, ServiceClass.EXCLUDED, ServiceClass.MIGRATION);

    private ContactFacts() {}

    /**
     * How things were for an account, or for somebody whom nobody knows.
     *
     * @throws Refused if there is no such customer's account
     */
    public static Circumstances then(Questions questions, Optional<AccountId> account, Instant at) {
        boolean unavailable = isSectionUnavailable(questions, account, at);
        if (account.isEmpty()) {
            return new Circumstances(SupportPlan.NONE, unavailable, false);
        }
        if (account.get().equals(AccountId.PLATFORM)
                || questions.optional(new FindStanding(Tenant.everyone(), account.get()), StandingView.class)
                        .isEmpty()) {
            throw new Refused(new NobodyKnown());
        }
        Circumstances then = questions.one(new FindCircumstances(account.get(), at), Circumstances.class);
        return new Circumstances(then.plan(), unavailable, then.suspended());
    }

    /** @throws Refused if there is no such incident */
    public static void requireIncident(Questions questions, IncidentId incident, Instant now) {
        if (questions.optional(new FindIncident(Tenant.everyone(), incident, now), IncidentView.class).isEmpty()) {
            throw new Refused(new NoIncidentMeant());
        }
    }

    /** By our own timeline, as this customer met it: down for everybody, or for this account alone. */
    private static boolean isSectionUnavailable(Questions questions, Optional<AccountId> account, Instant at) {
        LedgerMoment present = questions.one(new ThePresent(), LedgerMoment.class);
        // What nothing is known of yet is as it was a moment ago.
        Instant asked = (at.isBefore(present.at()) ? at : present.at().minusMillis(1)).truncatedTo(ChronoUnit.MILLIS);
        Question question = new Question(
                new Window(asked, asked.plusMillis(1)),
                new Subject(Optional.of(Component.SUPPORT_SECTION), account),
                present,
                Knowledge.OURS);
        return questions.one(new ShowTimeline(question), ShownTimeline.class).pieces().stream()
                .anyMatch(piece -> NOT_THERE.contains(piece.named()));
    }
}
