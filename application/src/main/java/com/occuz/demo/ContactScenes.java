package com.occuz.demo;

import com.occuz.kernel.account.AccountCommand.ReinstateAccount;
import com.occuz.kernel.account.AccountCommand.SuspendAccount;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.SuspensionReason;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.incident.IncidentCommand.Filing;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.support.ContactCommand.DisposeContact;
import com.occuz.kernel.support.ContactCommand.FileContact;
import com.occuz.kernel.support.ContactCommand.LogContact;
import com.occuz.kernel.support.ContactId;
import com.occuz.kernel.support.ContactRule.Circumstances;
import com.occuz.kernel.support.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who turned to us other than by the support section (§ 4, reading 23): everything that a contact can count for, everything
 * that is made of one, and an account that loses its access for two days because it would not stop.
 */
final class ContactScenes {

    private final Stage stage;
    private final AccountId enterprise;
    private final AccountId plain;
    private final AccountId unpaid;

    private ContactScenes(Stage stage, AccountId enterprise, AccountId plain, AccountId unpaid) {
        this.stage = stage;
        this.enterprise = enterprise;
        this.plain = plain;
        this.unpaid = unpaid;
    }

    /**
     * @param enterprise the account with {@link PlanScenes#ENTERPRISE}
     * @param plain the one with {@link PlanScenes#PLAIN}
     * @param unpaid one that has bought nothing
     * @param others in which whoever is suspended does nothing
     */
    static List<Scene> of(
            long seed, Cast cast, Instant until, AccountId enterprise, AccountId plain, AccountId unpaid, List<Scene> others) {
        ContactScenes made = new ContactScenes(new Stage(seed, "contacts", cast, until), enterprise, plain, unpaid);
        made.byMail();
        made.toTheAccountManager();
        made.offChannel();
        made.suspension(others);
        made.lately(until);
        return List.copyOf(made.stage.scenes());
    }

    private void byMail() {
        log(Optional.of(plain), "Gus", ContactChannel.EMAIL, Severity.NORMAL, stage.workday(151), false,
                "How is a link given another ending without its printed code becoming useless?");
    }

    /** Permitted for what is critical; the clocks count from when it is filed. */
    private void toTheAccountManager() {
        Instant came = stage.workday(118);
        ContactId contact = log(Optional.of(enterprise), "Ada", ContactChannel.ACCOUNT_MANAGER, Severity.CRITICAL, came, false,
                "None of the codes on our packaging opens. I am in the car and cannot reach the console.");
        Instant filed = came.plus(Duration.ofMinutes(9));
        filed(contact, enterprise, Plot.ALARMS.get(1), new Filing(ContactChannel.ACCOUNT_MANAGER, came, filed), filed)
                .acknowledged(Duration.ofMinutes(7))
                .diagnosed(Duration.ofMinutes(19))
                .restored(Duration.ofMinutes(26))
                .closed(Duration.ofHours(20));
    }

    private void offChannel() {
        Instant weekend = stage.saturday(97);
        ContactId late = log(Optional.of(plain), "Gus", ContactChannel.DIRECT, Severity.NORMAL, weekend, false,
                "Wrote to a developer's private address: the chart of the trial link has no Friday.");
        dispose(late, plain, weekend.plus(Duration.ofMinutes(50)), Disposition.DEFERRED,
                "The chart waits until Monday, and its owner has the weekend off.");

        log(Optional.of(enterprise), "Ada", ContactChannel.DIRECT, null, stage.workday(80), false,
                "Asked at the trade fair whether codes can carry a logo.");

        Instant called = stage.workday(74);
        ContactId nobody = log(Optional.empty(), null, ContactChannel.DIRECT, null, called, false,
                "Somebody called reception about “the link on the poster” and left no name.");
        dispose(nobody, AccountId.PLATFORM, called.plus(Duration.ofMinutes(15)), Disposition.RESUBMISSION_REQUIRED,
                "Asked to write from the support section of whoever's poster it is.");
    }

    private void suspension(List<Scene> others) {
        Instant last = workdayWithout(others, stage.cast().speakerOf(unpaid));
        violation(last.minus(Duration.ofDays(6)), "Called three engineers at home after ten in the evening: the menu looks odd on one phone.");
        violation(last, "Posted our engineers' telephone numbers in a public forum, with the request to call.");
        Instant suspended = last.plus(Duration.ofMinutes(90));
        stage.by(stage.cast().operator(), unpaid, suspended, new SuspendAccount(
                unpaid,
                new SuspensionReason("Our people were called at home repeatedly, and their numbers were published (§ 4)."),
                suspended));
        // Without the support section, e-mail is the official way (§ 16).
        Instant mailed = suspended.plus(Duration.ofHours(20));
        ContactId mail = log(Optional.of(unpaid), "Nora", ContactChannel.EMAIL, Severity.NORMAL, mailed, true,
                "We are sorry; the post is gone. And the feedback link shows last week's form.");
        Instant filed = mailed.plus(Duration.ofMinutes(31));
        filed(mail, unpaid, Plot.QUESTIONS.get(2), new Filing(ContactChannel.EMAIL, mailed, mailed), filed)
                .acknowledged(Duration.ofMinutes(12))
                .diagnosed(Duration.ofHours(3))
                .restored(Duration.ofMinutes(50))
                .closed(Duration.ofHours(30));
        Instant reinstated = suspended.plus(Duration.ofHours(47));
        stage.by(stage.cast().operator(), unpaid, reinstated, new ReinstateAccount(
                unpaid, new SuspensionReason("The numbers were taken down, and everybody there knows the support section now."), reinstated));
    }

    /** Somebody still has to say what is made of the last one. */
    private void lately(Instant until) {
        log(Optional.of(plain), "Gus", ContactChannel.EMAIL, Severity.NORMAL, stage.workday(3), false,
                "Can clicks of last year be had as a file?");
        log(Optional.of(plain), "Gus", ContactChannel.DIRECT, Severity.HIGH, until.minus(Duration.ofHours(5)), false,
                "Wrote to an engineer he knows: figures of the webinar have not moved since yesterday.");
    }

    private void violation(Instant came, String what) {
        ContactId contact = log(Optional.of(unpaid), "Nora", ContactChannel.DIRECT, Severity.NORMAL, came, false, what);
        dispose(contact, unpaid, came.plus(Duration.ofMinutes(70)), Disposition.VIOLATION,
                "Told of the support section before, in writing.");
    }

    /** Some 45 days ago or more, so that this person does nothing on it and the three days after it. */
    private Instant workdayWithout(List<Scene> others, UserId person) {
        int daysAgo = 45;
        Instant day = stage.workday(daysAgo);
        while (acts(others, person, day.minus(Duration.ofHours(1)), day.plus(Duration.ofDays(3)))) {
            day = stage.workday(++daysAgo);
        }
        return day;
    }

    private static boolean acts(List<Scene> scenes, UserId person, Instant from, Instant until) {
        return scenes.stream().anyMatch(scene -> scene.metadata().actorId().equals(person.value())
                && !scene.at().isBefore(from)
                && scene.at().isBefore(until));
    }

    private ContactId log(
            Optional<AccountId> account, @Nullable String person, ContactChannel channel, @Nullable Severity severity,
            Instant came, boolean suspended, String what) {
        ContactId contact = ContactId.of(stage.chance().uuid());
        UserId helper = stage.helper(stage.chance().below(2));
        Instant noted = came.plus(stage.chance().minutes(1, 6));
        stage.by(helper, account.orElse(AccountId.PLATFORM), noted, new LogContact(
                contact,
                account,
                Optional.ofNullable(person).map(Prose::new),
                channel,
                Optional.ofNullable(severity),
                new Prose(what),
                Optional.empty(),
                Optional.of(came),
                new Circumstances(account.map(this::plan).orElse(SupportPlan.NONE), false, suspended),
                Stage.actor(helper),
                noted));
        return contact;
    }

    private SupportPlan plan(AccountId account) {
        return account.equals(enterprise) ? PlanScenes.ENTERPRISE : account.equals(plain) ? PlanScenes.PLAIN : SupportPlan.NONE;
    }

    private void dispose(ContactId contact, AccountId account, Instant at, Disposition disposition, String reason) {
        UserId helper = stage.helper(0);
        stage.by(helper, account, at, new DisposeContact(
                contact, disposition, new Prose(reason), Optional.empty(), Stage.actor(helper), at));
    }

    private IncidentScenes filed(ContactId contact, AccountId account, Plot plot, Filing filing, Instant at) {
        UserId helper = stage.helper(1);
        IncidentScenes incident =
                IncidentScenes.filed(stage.chance(), stage.cast(), stage.scenes(), account, contact.incident(), helper, plot, filing, at);
        stage.by(helper, account, at, new FileContact(contact, Optional.empty(), Stage.actor(helper), at));
        return incident;
    }
}
