package com.occuz.api;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.credit.CreditFigures;
import com.occuz.kernel.credit.CreditGrounds;
import com.occuz.kernel.credit.CreditQuery.Award;
import com.occuz.kernel.credit.CreditQuery.CreditView;
import com.occuz.kernel.credit.CreditQuery.FindCreditGrounds;
import com.occuz.kernel.credit.CreditRefusal.NoIncidentToClaimFor;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasureUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.time.Est;
import java.util.Optional;

/** Brings together what claims for service credits, and decisions on them, rest on. */
public final class CreditFacts {

    private CreditFacts() {}

    /**
     * What the account's claim for an incident would rest on.
     *
     * @throws Refused if the account sees no such incident
     */
    public static CreditGrounds grounds(Questions questions, AccountId account, IncidentId incident) {
        return questions
                .optional(new FindCreditGrounds(account, incident), CreditGrounds.class)
                .orElseThrow(() -> new Refused(new NoIncidentToClaimFor()));
    }

    /** The figures of the claim's incident and its year, as they are known now. */
    public static CreditFigures present(Questions questions, CreditView credit) {
        return figures(questions, credit, questions.one(new ThePresent(), LedgerMoment.class));
    }

    /**
     * An award's figures, asked for again.
     *
     * @param verified whether the same question at the same position gives what stands in the event
     * @param today what is known now of the time that was measured then
     */
    public record Again(boolean verified, CreditFigures today) {}

    public static Again again(Questions questions, CreditView credit, Award award) {
        CreditFigures then = award.figures();
        LedgerMoment present = questions.one(new ThePresent(), LedgerMoment.class);
        CreditFigures repeated = figures(questions, credit, new LedgerMoment(then.position(), then.asOf()));
        return new Again(
                repeated.digest().equals(award.digest()),
                figures(questions, credit, new LedgerMoment(present.position(), then.asOf())));
    }

    private static CreditFigures figures(Questions questions, CreditView credit, LedgerMoment moment) {
        Question question = new Question(
                Est.year(Est.yearOf(credit.startedAt())),
                new Subject(Optional.empty(), Optional.of(credit.account())),
                moment,
                Knowledge.OURS);
        return CreditFigures.of(questions.one(new MeasureUptime(question), MeasuredUptime.class), credit.incident());
    }
}
