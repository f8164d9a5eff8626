package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.credit.CreditCommand.ClaimCredit;
import com.occuz.kernel.credit.CreditCommand.DenyCredit;
import com.occuz.kernel.credit.CreditGrounds;
import com.occuz.kernel.credit.CreditGrounds.OwnReport;
import com.occuz.kernel.credit.CreditId;
import com.occuz.kernel.credit.CreditValue;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.support.ContactChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Incidents of single accounts, and what they claim for them (§ 10): two are awarded, one is refused, two wait. */
final class CreditScenes {

    private final Stage stage;

    private CreditScenes(Stage stage) {
        this.stage = stage;
    }

    /** @param enterprise the account with {@link PlanScenes#ENTERPRISE}, {@code plain} the one with {@link PlanScenes#PLAIN} */
    static List<Scene> of(long seed, Cast cast, Instant until, AccountId enterprise, AccountId plain) {
        CreditScenes made = new CreditScenes(new Stage(seed, "credits", cast, until));
        Claim limits = made.claimed(enterprise, PlanScenes.ENTERPRISE, made.stage.workday(132), Plot.OWN_FAULTS.get(0), 96,
                "Eleven hundred scans in our shops ended on an error page; the list is attached to the report.",
                "Three of the shops have counted: about 2,400 USD in vouchers that nobody could open.");
        made.award(limits, Duration.ofDays(3), new CreditValue.ServiceDays(5),
                "It was our change, it was noticed by the customer first, and it took an hour and a half.");
        Claim filter = made.claimed(plain, PlanScenes.PLAIN, made.stage.workday(71), Plot.OWN_FAULTS.get(1), 41,
                "Every scan of our badges between nine and ten failed: entry was by paper list.", null);
        made.award(filter, Duration.ofDays(6), new CreditValue.Amount("120.00", "USD"),
                "A filter of ours took their badges for an attack. One twelfth of the month is credited.");
        Claim record = made.claimed(enterprise, PlanScenes.ENTERPRISE, made.stage.workday(64), Plot.ALARMS.get(0), 73,
                "Nothing of ours redirected for more than an hour.", "Not known yet.");
        made.deny(record, Duration.ofDays(2),
                "The name server that had lost the record is the customer's own (§ 9). Our edges answered all along.");
        made.claimed(enterprise, PlanScenes.ENTERPRISE, made.stage.workday(13), Plot.OWN_FAULTS.get(1), 28,
                "The codes on four thousand leaflets showed a warning on the morning on which they were handed out.", null);
        made.claimed(plain, PlanScenes.PLAIN, made.stage.workday(7), Plot.OWN_FAULTS.get(0), 55,
                "All of our trial links were down while the advertisement was on.", "One evening's advertisement: 900 USD.");
        return List.copyOf(made.stage.scenes());
    }

    /** A claim that was made. */
    private record Claim(AccountId account, CreditId credit, Instant at) {}

    private Claim claimed(
            AccountId account, SupportPlan plan, Instant began, Plot plot, int minutes, String evidence, @Nullable String loss) {
        IncidentScenes incident = IncidentScenes.reported(
                stage.chance(), stage.cast(), stage.scenes(), account, plot, began, stage.chance().minutes(6, 20));
        Instant reportedAt = incident.now();
        incident.acknowledged(stage.chance().minutes(3, 9))
                .diagnosed(Duration.ofMinutes(minutes / 3))
                .restored(Duration.ofMinutes(minutes / 2))
                .answered(Duration.ofMinutes(5), "It works again. " + plot.cause())
                .attributed(Duration.ofMinutes(40))
                .closed(Duration.ofHours(18));
        Instant at = incident.now().plus(stage.chance().minutes(100, 400));
        UserId customer = stage.cast().speakerOf(account);
        ClaimCredit claim = new ClaimCredit(
                new CreditGrounds(
                        account,
                        incident.id(),
                        began,
                        Optional.of(new OwnReport(ContactChannel.PORTAL, reportedAt, Optional.empty())),
                        plan),
                new Prose(evidence),
                Optional.ofNullable(loss).map(Prose::new),
                Stage.actor(customer),
                at);
        stage.by(customer, account, at, claim);
        return new Claim(account, claim.credit(), at);
    }

    private void award(Claim claim, Duration later, CreditValue value, String reason) {
        UserId helper = stage.helper(0);
        Instant at = claim.at().plus(later);
        stage.by(helper, claim.account(), at, new Act.AwardsCredit(
                claim.credit(), value, ServicePeriod.at(at).next(), new Prose(reason), Stage.actor(helper)));
    }

    private void deny(Claim claim, Duration later, String reason) {
        UserId helper = stage.helper(1);
        Instant at = claim.at().plus(later);
        stage.by(helper, claim.account(), at, new DenyCredit(
                claim.credit(), new Prose(reason), Optional.empty(), Stage.actor(helper), at));
    }
}
