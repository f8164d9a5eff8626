package com.occuz.command.link;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.command.Spec;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.link.Host;
import com.occuz.kernel.link.LinkCommand.ChangeLink;
import com.occuz.kernel.link.LinkCommand.CreateLink;
import com.occuz.kernel.link.LinkCommand.OptionChanges;
import com.occuz.kernel.link.LinkCommand.PutBackLink;
import com.occuz.kernel.link.LinkCommand.RetireLink;
import com.occuz.kernel.link.LinkCommand.TakeDownLink;
import com.occuz.kernel.link.LinkCommand;
import com.occuz.kernel.link.LinkEvent.ClickLimitChanged;
import com.occuz.kernel.link.LinkEvent.DestinationChanged;
import com.occuz.kernel.link.LinkEvent.ForwardingChanged;
import com.occuz.kernel.link.LinkEvent.LinkCreated;
import com.occuz.kernel.link.LinkEvent.LinkDisabled;
import com.occuz.kernel.link.LinkEvent.LinkEnabled;
import com.occuz.kernel.link.LinkEvent.LinkLocked;
import com.occuz.kernel.link.LinkEvent.LinkPutBack;
import com.occuz.kernel.link.LinkEvent.LinkRetired;
import com.occuz.kernel.link.LinkEvent.LinkRetitled;
import com.occuz.kernel.link.LinkEvent.LinkTakenDown;
import com.occuz.kernel.link.LinkEvent.LinkUnlocked;
import com.occuz.kernel.link.LinkEvent.RedirectStatusChanged;
import com.occuz.kernel.link.LinkEvent.RulesChanged;
import com.occuz.kernel.link.LinkEvent.TagsChanged;
import com.occuz.kernel.link.LinkEvent.ValidityChanged;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.LinkRefusal;
import com.occuz.kernel.link.OwnHosts;
import com.occuz.kernel.link.PasswordHash;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.TakedownReason;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.link.rule.Conditions;
import com.occuz.kernel.link.rule.Device;
import com.occuz.kernel.link.rule.Rule;
import com.occuz.kernel.link.rule.RuleName;
import com.occuz.kernel.link.rule.Rules;
import com.occuz.kernel.link.rule.Variant;
import com.occuz.kernel.refusal.InvalidValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LinkDeciderTest {

    private static final LinkId K7 = LinkId.parse("link:default/k7");
    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId GLOBEX = new AccountId("globex");
    private static final KeySubject KEY = KeySubject.of(ACME);
    private static final Instant T0 = Instant.parse("2026-01-09T20:00:00.123456Z");
    private static final Instant T1 = T0.plusSeconds(60);
    private static final OwnHosts OWN = new OwnHosts(List.of(new Host("occ.uz")));
    private static final Destination SHOP = new Destination("https://shop.example/a?b=c#d");

    private static final PasswordHash HASH = new PasswordHash("$2a$10$" + "O".repeat(53));
    private static final Rules PHONES = new Rules(List.of(new Rule(
            new RuleName("phones"),
            new Conditions(List.of(Device.PHONE), List.of(), List.of(), List.of(), List.of(), null, null, List.of()),
            new Destination("https://shop.example/app"),
            List.of())));

    private final Spec<LinkCommand, LinkEvent, Link> spec =
            new Spec<>(new Link.Absent(), LinkDecider::decide, LinkDecider::evolve);

    static LinkCreated anyCreated() {
        return new LinkCreated(
                K7,
                ACME,
                Erasable.of(KEY, SHOP),
                Erasable.of(KEY, new Title("Shop")),
                Erasable.of(KEY, new Tags(List.of("spring"))),
                Validity.ALWAYS,
                RedirectStatus.FOUND,
                T0);
    }

    static CreateLink anyCreation(AccountId account, Destination destination) {
        return new CreateLink(
                K7,
                account,
                destination,
                new Title("Shop"),
                new Tags(List.of("spring")),
                Validity.ALWAYS,
                RedirectStatus.FOUND,
                LinkOptions.USUAL,
                OWN,
                T0);
    }

    private static ChangeLink change(AccountId account, Destination destination, Optional<Long> ifVersion) {
        return new ChangeLink(
                K7,
                account,
                Optional.of(destination),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionChanges.NONE,
                ifVersion,
                OWN,
                T1);
    }

    @Nested
    class A_link_that_is_erased {

        private final List<LinkCreated> erased = List.of(new LinkCreated(
                K7,
                ACME,
                new Erasable.Erased<>(KEY),
                new Erasable.Erased<>(KEY),
                new Erasable.Erased<>(KEY),
                Validity.ALWAYS,
                RedirectStatus.FOUND,
                T0));

        @Test
        void is_given_no_other_destination_title_or_tags() {
            LinkRefusal refusal = new LinkRefusal.LinkIsErased();
            spec.given(erased).whenRefused(change(ACME, SHOP, Optional.empty()), refusal);
            spec.given(erased).whenRefused(said(Optional.of(Optional.empty()), Optional.empty()), refusal);
            spec.given(erased).whenRefused(said(Optional.empty(), Optional.of(Tags.NONE)), refusal);
            spec.given(erased).whenRefused(change(GLOBEX, SHOP, Optional.empty()), new LinkRefusal.LinkNotFound());
        }

        @Test
        void can_still_be_retired() {
            spec.given(erased).whenThen(new RetireLink(K7, ACME, Optional.empty(), T1), List.of(new LinkRetired(K7, T1)));
        }

        @Test
        void has_no_text_that_could_be_sent_back_as_a_destination() {
            assertThatThrownBy(() -> new Destination(Erasable.ERASED_TEXT)).isInstanceOf(InvalidValue.class);
        }

        private static ChangeLink said(Optional<Optional<Title>> title, Optional<Tags> tags) {
            return new ChangeLink(
                    K7,
                    ACME,
                    Optional.empty(),
                    title,
                    tags,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionChanges.NONE,
                    Optional.empty(),
                    OWN,
                    T1);
        }
    }

    @Nested
    class A_slug_that_nobody_has_taken {

        @Test
        void becomes_a_link() {
            spec.given(List.of()).whenThen(anyCreation(ACME, SHOP), List.of(anyCreated()));
        }

        @Test
        void does_not_become_a_link_to_an_own_host() {
            Destination own = new Destination("https://OCC.uz./k7");
            spec.given(List.of())
                    .whenRefused(anyCreation(ACME, own), new LinkRefusal.DestinationIsOwnHost(new Host("occ.uz."), "destination"));
        }

        @Test
        void does_not_become_a_link_to_this_machine() {
            Destination loopback = new Destination("http://127.0.0.1:8081/k7");
            spec.given(List.of())
                    .whenRefused(
                            anyCreation(ACME, loopback), new LinkRefusal.DestinationIsOwnHost(new Host("127.0.0.1"), "destination"));
        }

        @Test
        void can_be_neither_changed_nor_retired() {
            spec.given(List.of()).whenRefused(change(ACME, SHOP, Optional.empty()), new LinkRefusal.LinkNotFound());
            spec.given(List.of())
                    .whenRefused(new RetireLink(K7, ACME, Optional.empty(), T1), new LinkRefusal.LinkNotFound());
        }
    }

    @Nested
    class A_live_link {

        private final List<LinkEvent> live = List.of(anyCreated());

        @Test
        void keeps_its_slug_from_everybody_its_owner_included() {
            spec.given(live).whenRefused(anyCreation(GLOBEX, SHOP), new LinkRefusal.SlugTaken(new Slug("k7")));
            spec.given(live).whenRefused(anyCreation(ACME, SHOP), new LinkRefusal.SlugTaken(new Slug("k7")));
        }

        @Test
        void leads_elsewhere_when_its_owner_says_so() {
            Destination sale = new Destination("https://shop.example/sale");
            spec.given(live)
                    .whenThen(
                            change(ACME, sale, Optional.of(1L)),
                            List.of(new DestinationChanged(
                                    K7, Erasable.of(KEY, SHOP), Erasable.of(KEY, sale), T1)));
        }

        @Test
        void does_not_change_when_it_is_told_what_it_is() {
            ChangeLink same = new ChangeLink(
                    K7,
                    ACME,
                    Optional.of(SHOP),
                    Optional.of(Optional.of(new Title("Shop"))),
                    Optional.of(new Tags(List.of("spring"))),
                    Optional.of(Optional.empty()),
                    Optional.of(Optional.empty()),
                    Optional.of(RedirectStatus.FOUND),
                    OptionChanges.NONE,
                    Optional.empty(),
                    OWN,
                    T1);
            spec.given(live).whenThen(same, List.of());
        }

        @Test
        void changes_everything_at_once_with_an_event_for_each() {
            Destination sale = new Destination("https://shop.example/sale");
            ChangeLink all = new ChangeLink(
                    K7,
                    ACME,
                    Optional.of(sale),
                    Optional.of(Optional.empty()),
                    Optional.of(Tags.NONE),
                    Optional.of(Optional.of(T0)),
                    Optional.of(Optional.of(T1)),
                    Optional.of(new RedirectStatus(301)),
                    OptionChanges.NONE,
                    Optional.of(1L),
                    OWN,
                    T1);
            spec.given(live)
                    .whenThen(
                            all,
                            List.of(
                                    new DestinationChanged(K7, Erasable.of(KEY, SHOP), Erasable.of(KEY, sale), T1),
                                    new LinkRetitled(K7, Erasable.of(KEY, new Title("Shop")), null, T1),
                                    new TagsChanged(
                                            K7,
                                            Erasable.of(KEY, new Tags(List.of("spring"))),
                                            Erasable.of(KEY, Tags.NONE),
                                            T1),
                                    new ValidityChanged(K7, Validity.ALWAYS, new Validity(T0, T1), T1),
                                    new RedirectStatusChanged(
                                            K7, RedirectStatus.FOUND, new RedirectStatus(301), T1)));
        }

        @Test
        void keeps_one_end_of_its_validity_when_the_other_is_changed() {
            ChangeLink expiry = new ChangeLink(
                    K7,
                    ACME,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Optional.of(T0)),
                    Optional.empty(),
                    OptionChanges.NONE,
                    Optional.empty(),
                    OWN,
                    T1);
            LinkEvent begins = new ValidityChanged(K7, Validity.ALWAYS, new Validity(T1, null), T0);
            spec.given(List.of(anyCreated(), begins)).whenRefused(expiry, new LinkRefusal.NeverValid());
            spec.given(live)
                    .whenThen(
                            expiry,
                            List.of(new ValidityChanged(K7, Validity.ALWAYS, new Validity(null, T0), T1)));
        }

        @Test
        void does_not_exist_for_another_account() {
            spec.given(live).whenRefused(change(GLOBEX, SHOP, Optional.empty()), new LinkRefusal.LinkNotFound());
            spec.given(live)
                    .whenRefused(new RetireLink(K7, GLOBEX, Optional.empty(), T1), new LinkRefusal.LinkNotFound());
        }

        @Test
        void refuses_a_change_meant_for_an_earlier_version() {
            Destination sale = new Destination("https://shop.example/sale");
            LinkEvent changed = new DestinationChanged(K7, Erasable.of(KEY, SHOP), Erasable.of(KEY, sale), T1);
            spec.given(List.of(anyCreated(), changed))
                    .whenRefused(change(ACME, SHOP, Optional.of(1L)), new LinkRefusal.LinkHasChanged(2));
        }

        @Test
        void retires_once() {
            spec.given(live)
                    .whenThen(
                            new RetireLink(K7, ACME, Optional.of(1L), T1), List.of(new LinkRetired(K7, T1)));
            spec.given(live)
                    .whenRefused(new RetireLink(K7, ACME, Optional.of(7L), T1), new LinkRefusal.LinkHasChanged(1));
        }
    }

    @Nested
    class A_retired_link {

        private final List<LinkEvent> retired = List.of(anyCreated(), new LinkRetired(K7, T1));

        @Test
        void gives_its_slug_to_nobody() {
            spec.given(retired).whenRefused(anyCreation(GLOBEX, SHOP), new LinkRefusal.SlugTaken(new Slug("k7")));
        }

        @Test
        void stays_retired_without_another_event() {
            spec.given(retired).whenThen(new RetireLink(K7, ACME, Optional.empty(), T1), List.of());
        }

        @Test
        void cannot_be_changed() {
            spec.given(retired)
                    .whenRefused(change(ACME, SHOP, Optional.empty()), new LinkRefusal.LinkIsRetired());
            spec.given(retired)
                    .whenRefused(change(GLOBEX, SHOP, Optional.empty()), new LinkRefusal.LinkNotFound());
        }
    }

    @Nested
    class The_options_of_a_link {

        private final List<LinkEvent> live = List.of(anyCreated());
        private final ClickLimit hundred = new ClickLimit(100);
        private final Forwarding query = new Forwarding(true, false);

        private static ChangeLink changing(OptionChanges changes) {
            return new ChangeLink(
                    K7, ACME, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), changes, Optional.empty(), OWN, T1);
        }

        private static OptionChanges disabled(boolean disabled) {
            return OptionChanges.disabled(disabled);
        }

        @Test
        void that_it_is_made_with_follow_its_creation() {
            CreateLink plain = anyCreation(ACME, SHOP);
            CreateLink made = new CreateLink(
                    K7, ACME, SHOP, plain.title(), plain.tags(), plain.validity(), plain.redirectStatus(),
                    new LinkOptions(hundred, query, true, PHONES, HASH), OWN, T0);
            spec.given(List.of())
                    .whenThen(
                            made,
                            List.of(
                                    anyCreated(),
                                    new ClickLimitChanged(K7, null, hundred, T0),
                                    new ForwardingChanged(K7, Forwarding.NONE, query, T0),
                                    new RulesChanged(K7, Erasable.of(KEY, Rules.NONE), Erasable.of(KEY, PHONES), T0),
                                    new LinkLocked(K7, Erasable.of(KEY, HASH), T0),
                                    new LinkDisabled(K7, T0)));
        }

        @Test
        void change_one_by_one_and_leave_the_others() {
            List<LinkEvent> set = List.of(
                    anyCreated(),
                    new ClickLimitChanged(K7, null, hundred, T0),
                    new ForwardingChanged(K7, Forwarding.NONE, query, T0));
            spec.given(set)
                    .whenThen(
                            changing(new OptionChanges(
                                    Optional.of(Optional.empty()), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                                    Optional.empty())),
                            List.of(new ClickLimitChanged(K7, hundred, null, T1)));
            spec.given(set)
                    .whenThen(
                            changing(new OptionChanges(
                                    Optional.empty(), Optional.empty(), Optional.of(true), Optional.empty(), Optional.empty(),
                                    Optional.empty())),
                            List.of(new ForwardingChanged(K7, query, new Forwarding(true, true), T1)));
        }

        @Test
        void do_not_change_to_what_they_are() {
            spec.given(live)
                    .whenThen(
                            changing(new OptionChanges(
                                    Optional.of(Optional.empty()),
                                    Optional.of(false),
                                    Optional.of(false),
                                    Optional.of(false),
                                    Optional.of(Rules.NONE),
                                    Optional.of(Optional.empty()))),
                            List.of());
        }

        private static ChangeLink ruling(Rules rules) {
            return changing(OptionChanges.rules(rules));
        }

        @Test
        void replace_all_rules_and_say_which_there_were() {
            RulesChanged set = new RulesChanged(K7, Erasable.of(KEY, Rules.NONE), Erasable.of(KEY, PHONES), T1);
            spec.given(live).whenThen(ruling(PHONES), List.of(set));
            spec.given(List.of(anyCreated(), set)).whenThen(ruling(PHONES), List.of());
            spec.given(List.of(anyCreated(), set))
                    .whenThen(
                            ruling(Rules.NONE),
                            List.of(new RulesChanged(K7, Erasable.of(KEY, PHONES), Erasable.of(KEY, Rules.NONE), T1)));
        }

        @Test
        void lock_it_with_a_hash_and_unlock_it() {
            PasswordHash other = new PasswordHash("$2a$10$" + "x".repeat(53));
            OptionChanges unlocking = OptionChanges.NONE.lockedBy(Optional.of(Optional.empty()));
            LinkLocked locked = new LinkLocked(K7, Erasable.of(KEY, HASH), T1);
            spec.given(live).whenThen(changing(OptionChanges.NONE.lockedBy(Optional.of(Optional.of(HASH)))), List.of(locked));
            spec.given(live).whenThen(changing(unlocking), List.of());
            List<LinkEvent> story = List.of(anyCreated(), locked);
            spec.given(story).whenThen(changing(unlocking), List.of(new LinkUnlocked(K7, T1)));
            spec.given(story).whenThen(changing(disabled(false)), List.of());
            spec.given(story)
                    .whenThen(
                            changing(OptionChanges.NONE.lockedBy(Optional.of(Optional.of(other)))),
                            List.of(new LinkLocked(K7, Erasable.of(KEY, other), T1)));
        }

        @Test
        void lead_no_rule_to_a_host_of_this_installation() {
            Destination own = new Destination("https://occ.uz/x");
            Rule phones = PHONES.values().getFirst();
            Variant a = new Variant(new RuleName("a"), 1, SHOP);
            Rule split = new Rule(
                    new RuleName("split"), Conditions.NONE, null, List.of(a, new Variant(new RuleName("b"), 1, own)));
            spec.given(live)
                    .whenRefused(
                            ruling(new Rules(List.of(phones, split))),
                            new LinkRefusal.DestinationIsOwnHost(new Host("occ.uz"), "rules[1].variants[1].destination"));
            Rules loop = new Rules(List.of(new Rule(new RuleName("loop"), Conditions.NONE, own, List.of())));
            spec.given(live)
                    .whenRefused(
                            ruling(loop),
                            new LinkRefusal.DestinationIsOwnHost(new Host("occ.uz"), "rules[0].destination"));
            CreateLink plain = anyCreation(ACME, SHOP);
            spec.given(List.of())
                    .whenRefused(
                            new CreateLink(
                                    K7, ACME, SHOP, plain.title(), plain.tags(), plain.validity(), plain.redirectStatus(),
                                    LinkOptions.USUAL.ruledBy(loop), OWN, T0),
                            new LinkRefusal.DestinationIsOwnHost(new Host("occ.uz"), "rules[0].destination"));
        }

        @Test
        void give_an_erased_link_no_rules() {
            LinkCreated known = anyCreated();
            LinkCreated erased = new LinkCreated(
                    K7, ACME, new Erasable.Erased<>(KEY), null, new Erasable.Erased<>(KEY), known.validity(),
                    known.redirectStatus(), T0);
            List<LinkEvent> story = List.of(
                    erased, new RulesChanged(K7, new Erasable.Erased<>(KEY), new Erasable.Erased<>(KEY), T0));
            spec.given(story).whenRefused(ruling(PHONES), new LinkRefusal.LinkIsErased());
            spec.given(story).whenThen(changing(disabled(true)), List.of(new LinkDisabled(K7, T1)));
        }

        @Test
        void switch_it_off_and_on() {
            spec.given(live).whenThen(changing(disabled(true)), List.of(new LinkDisabled(K7, T1)));
            spec.given(List.of(anyCreated(), new LinkDisabled(K7, T0)))
                    .whenThen(changing(disabled(false)), List.of(new LinkEnabled(K7, T1)));
        }
    }

    @Nested
    class A_takedown {

        private final TakedownReason reason = new TakedownReason("Phishing");
        private final Erasable<TakedownReason> sealed = Erasable.of(KEY, reason);
        private final TakeDownLink takeDown = new TakeDownLink(K7, reason, T1);
        private final PutBackLink putBack = new PutBackLink(K7, reason, T1);

        @Test
        void of_a_live_link_is_said_once_under_its_owners_key() {
            spec.given(List.of(anyCreated())).whenThen(takeDown, List.of(new LinkTakenDown(K7, sealed, T1)));
            spec.given(List.of(anyCreated(), new LinkTakenDown(K7, sealed, T0))).whenThen(takeDown, List.of());
        }

        @Test
        void is_lifted_once() {
            spec.given(List.of(anyCreated(), new LinkTakenDown(K7, sealed, T0)))
                    .whenThen(putBack, List.of(new LinkPutBack(K7, sealed, T1)));
            spec.given(List.of(anyCreated())).whenThen(putBack, List.of());
        }

        @Test
        void needs_a_link_that_stands() {
            spec.given(List.of()).whenRefused(takeDown, new LinkRefusal.LinkNotFound());
            spec.given(List.of(anyCreated(), new LinkRetired(K7, T0)))
                    .whenRefused(takeDown, new LinkRefusal.LinkIsRetired());
        }

        @Test
        void leaves_it_to_the_owner_to_change_and_retire_the_link() {
            List<LinkEvent> down = List.of(anyCreated(), new LinkTakenDown(K7, sealed, T0));
            spec.given(down).whenThen(new RetireLink(K7, ACME, Optional.empty(), T1), List.of(new LinkRetired(K7, T1)));
        }
    }
}
