package com.occuz.command.support;

import com.occuz.command.AggregateIdResolver;
import com.occuz.command.NoAgreementsPublished;
import com.occuz.command.Spec;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.refusal.TimeRefusal.InTheFuture;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.support.ContactCommand;
import com.occuz.kernel.support.ContactCommand.DisposeContact;
import com.occuz.kernel.support.ContactCommand.FileContact;
import com.occuz.kernel.support.ContactCommand.LogContact;
import com.occuz.kernel.support.ContactEvent;
import com.occuz.kernel.support.ContactEvent.ContactDisposed;
import com.occuz.kernel.support.ContactEvent.ContactFiled;
import com.occuz.kernel.support.ContactEvent.ContactLogged;
import com.occuz.kernel.support.ContactId;
import com.occuz.kernel.support.ContactRefusal.AboutAnIncident;
import com.occuz.kernel.support.ContactRefusal.AlreadyDisposed;
import com.occuz.kernel.support.ContactRefusal.ContactExists;
import com.occuz.kernel.support.ContactRefusal.ContactHasChanged;
import com.occuz.kernel.support.ContactRefusal.ContactNotFound;
import com.occuz.kernel.support.ContactRefusal.ContactOfNobody;
import com.occuz.kernel.support.ContactRefusal.FiledAlready;
import com.occuz.kernel.support.ContactRefusal.NotOffChannel;
import com.occuz.kernel.support.ContactRefusal.StartsNoClock;
import com.occuz.kernel.support.ContactRule.Circumstances;
import com.occuz.kernel.support.ContactStanding;
import com.occuz.kernel.support.Disposition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContactDeciderTest {

    /** A Monday morning, within support hours; the contact came on Saturday. */
    private static final Instant NOW = Instant.parse("2026-01-12T13:00:00Z");

    private static final Instant SATURDAY = Instant.parse("2026-01-10T17:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-01-12T12:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-13T12:00:00Z");
    private static final ContactId ID = new ContactId("c-1");
    private static final AccountId ACME = new AccountId("acme");
    private static final Actor SAM = new Actor(ActorType.USER, "u_sam");
    private static final Actor SOFIA = new Actor(ActorType.USER, "u_sofia");
    private static final Prose WHAT = new Prose("All links fail");
    private static final Prose REASON = new Prose("At night");
    private static final Circumstances ORDINARY = new Circumstances(SupportPlan.NONE, false, false);

    private static final Spec<ContactCommand, ContactEvent, Contact> SPEC =
            new Spec<>(
                    new Contact.Absent(),
                    (command, contact) -> ContactDecider.decide(command, contact, () -> Agreements.STANDARD),
                    ContactDecider::evolve);

    private static Spec<ContactCommand, ContactEvent, Contact>.Given given(ContactEvent... history) {
        return SPEC.given(List.of(history));
    }

    private static LogContact log(Optional<AccountId> account, Instant at) {
        return new LogContact(
                ID,
                account,
                Optional.empty(),
                ContactChannel.DIRECT,
                Optional.of(Severity.CRITICAL),
                WHAT,
                Optional.empty(),
                Optional.of(at),
                ORDINARY,
                SAM,
                NOW);
    }

    private static ContactLogged logged(AccountId account, ContactStanding standing, @Nullable IncidentId incident) {
        return logged(account, standing, incident, SATURDAY, MONDAY);
    }

    private static ContactLogged logged(
            AccountId account,
            ContactStanding standing,
            @Nullable IncidentId incident,
            Instant at,
            @Nullable Instant nextWindow) {
        return new ContactLogged(
                ID,
                account,
                null,
                ContactChannel.DIRECT,
                Severity.CRITICAL,
                Erasable.of(KeySubject.of(account), WHAT),
                incident,
                standing,
                false,
                false,
                nextWindow,
                at,
                SAM,
                NOW);
    }

    private static ContactLogged logged(ContactStanding standing) {
        return logged(ACME, standing, null);
    }

    private static DisposeContact dispose(Disposition disposition, Actor by) {
        return new DisposeContact(
                ID, disposition, REASON, Optional.empty(), by, NOW);
    }

    private static ContactDisposed disposed(Disposition disposition, @Nullable Instant until) {
        return new ContactDisposed(ID, disposition, until, Erasable.of(KeySubject.of(ACME), REASON), SAM, NOW);
    }

    private static final FileContact FILE = new FileContact(ID, Optional.empty(), SAM, NOW);

    private static ContactFiled filed(Instant reportedAt) {
        return new ContactFiled(ID, ID.incident(), reportedAt, SAM, NOW);
    }

    @Nested
    class Not_logged {

        @Test
        void what_comes_outside_support_hours_says_when_the_next_window_begins_and_what_comes_within_does_not() {
            given().whenThen(log(Optional.of(ACME), SATURDAY), List.of(logged(ContactStanding.OFF_CHANNEL)));
            given().whenThen(
                            log(Optional.of(ACME), NOW),
                            List.of(logged(ACME, ContactStanding.OFF_CHANNEL, null, NOW, null)));
        }

        @Test
        void what_nobody_is_known_to_have_said_is_logged_as_the_platforms_own() {
            given().whenThen(
                            log(Optional.empty(), SATURDAY),
                            List.of(logged(AccountId.PLATFORM, ContactStanding.OFF_CHANNEL, null)));
        }

        @Test
        void nobody_turns_to_us_in_the_future() {
            given().whenRefused(log(Optional.of(ACME), NOW.plusNanos(1_000)), new InTheFuture("at", NOW));
        }

        @Test
        void there_is_nothing_to_dispose_of_or_to_file() {
            given().whenRefused(dispose(Disposition.DEFERRED, SAM), new ContactNotFound());
            given().whenRefused(FILE, new ContactNotFound());
        }
    }

    @Nested
    class Off_channel {

        private final ContactLogged contact = logged(ContactStanding.OFF_CHANNEL);

        @Test
        void it_is_deferred_to_the_next_support_window_sent_back_or_a_violation() {
            given(contact)
                    .whenThen(dispose(Disposition.DEFERRED, SAM), List.of(disposed(Disposition.DEFERRED, TUESDAY)));
            for (Disposition other : List.of(Disposition.RESUBMISSION_REQUIRED, Disposition.VIOLATION)) {
                given(contact).whenThen(dispose(other, SAM), List.of(disposed(other, null)));
            }
        }

        @Test
        void that_is_said_once() {
            ContactDisposed before = disposed(Disposition.VIOLATION, null);
            given(contact, before).whenThen(dispose(Disposition.VIOLATION, SAM), List.of());
            given(contact, before)
                    .whenRefused(dispose(Disposition.VIOLATION, SOFIA), new AlreadyDisposed(Disposition.VIOLATION));
            given(contact, before)
                    .whenRefused(dispose(Disposition.DEFERRED, SAM), new AlreadyDisposed(Disposition.VIOLATION));
        }

        @Test
        void it_is_not_filed() {
            given(contact).whenRefused(FILE, new StartsNoClock(ContactStanding.OFF_CHANNEL));
        }

        @Test
        void it_is_not_logged_again() {
            given(contact).whenRefused(log(Optional.of(ACME), SATURDAY), new ContactExists());
        }
    }

    @Nested
    class By_a_channel_that_is_permitted {

        @Test
        void an_official_contact_is_filed_from_when_it_came_and_the_account_managers_from_when_it_is_filed() {
            given(logged(ContactStanding.OFFICIAL)).whenThen(FILE, List.of(filed(SATURDAY)));
            given(logged(ContactStanding.WHEN_FILED)).whenThen(FILE, List.of(filed(NOW)));
        }

        @Test
        void it_is_filed_once() {
            given(logged(ContactStanding.OFFICIAL), filed(SATURDAY)).whenRefused(FILE, new FiledAlready());
        }

        @Test
        void it_is_filed_for_somebody_and_as_something_new() {
            given(logged(AccountId.PLATFORM, ContactStanding.OFFICIAL, null)).whenRefused(FILE, new ContactOfNobody());
            given(logged(ACME, ContactStanding.OFFICIAL, new IncidentId("i-1")))
                    .whenRefused(FILE, new AboutAnIncident());
        }

        @Test
        void it_is_never_a_violation_and_neither_is_what_was_to_be_sent_again_or_came_with_an_add_on() {
            for (ContactStanding standing : ContactStanding.values()) {
                if (standing != ContactStanding.OFF_CHANNEL) {
                    given(logged(standing))
                            .whenRefused(dispose(Disposition.VIOLATION, SAM), new NotOffChannel(standing));
                }
            }
            given(logged(ContactStanding.RESUBMISSION_ASKED))
                    .whenRefused(FILE, new StartsNoClock(ContactStanding.RESUBMISSION_ASKED));
            given(logged(ContactStanding.LOGGED_ONLY))
                    .whenRefused(FILE, new StartsNoClock(ContactStanding.LOGGED_ONLY));
        }

        @Test
        void an_act_on_another_version_is_refused() {
            given(logged(ContactStanding.OFFICIAL))
                    .whenRefused(new FileContact(ID, Optional.of(2L), SAM, NOW), new ContactHasChanged(1));
        }
    }

    @Nested
    class Wired {

        private AggregateTestFixture<ContactAggregate> fixture = new AggregateTestFixture<>(ContactAggregate.class);

        @BeforeEach
        void wire() {
            fixture = new AggregateTestFixture<>(ContactAggregate.class);
            fixture.registerCommandTargetResolver(new AggregateIdResolver());
            fixture.registerInjectableResource(NoAgreementsPublished.agreements());
        }

        @Test
        void axon_routes_every_command_and_records_what_is_decided() {
            fixture.givenNoPriorActivity()
                    .when(log(Optional.of(ACME), SATURDAY))
                    .expectEvents(logged(ContactStanding.OFF_CHANNEL));
            fixture.given(logged(ContactStanding.OFF_CHANNEL))
                    .when(dispose(Disposition.VIOLATION, SAM))
                    .expectEvents(disposed(Disposition.VIOLATION, null));
            fixture.given(logged(ContactStanding.OFFICIAL)).when(FILE).expectEvents(filed(SATURDAY));
        }

        @Test
        void a_refusal_reaches_the_sender_and_nothing_is_recorded() {
            fixture.given(logged(ContactStanding.OFF_CHANNEL))
                    .when(FILE)
                    .expectException(Refused.class)
                    .expectNoEvents();
        }
    }
}
