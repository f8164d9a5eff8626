package com.occuz.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountEvent;
import com.occuz.kernel.account.AccountEvent.AccountOpened;
import com.occuz.kernel.account.AccountEvent.AccountSuspended;
import com.occuz.kernel.account.AccountEvent.ApiKeyIssued;
import com.occuz.kernel.account.AccountEvent.ApiKeyRevoked;
import com.occuz.kernel.account.AccountEvent.PasswordChanged;
import com.occuz.kernel.account.AccountEvent.SessionsEnded;
import com.occuz.kernel.account.AccountEvent.TermsAccepted;
import com.occuz.kernel.account.AccountEvent.UserAdded;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.AcceptanceCounts;
import com.occuz.kernel.account.AccountQuery.AcceptanceView;
import com.occuz.kernel.account.AccountQuery.AccountView;
import com.occuz.kernel.account.AccountQuery.ApiKeyView;
import com.occuz.kernel.account.AccountQuery.CountAcceptances;
import com.occuz.kernel.account.AccountQuery.FindAcceptances;
import com.occuz.kernel.account.AccountQuery.FindApiKey;
import com.occuz.kernel.account.AccountQuery.FindApiKeyByDigest;
import com.occuz.kernel.account.AccountQuery.FindPeopleByEmail;
import com.occuz.kernel.account.AccountQuery.FindPerson;
import com.occuz.kernel.account.AccountQuery.ListAcceptances;
import com.occuz.kernel.account.AccountQuery.ListAccounts;
import com.occuz.kernel.account.AccountQuery.ListApiKeys;
import com.occuz.kernel.account.AccountQuery.ListPeople;
import com.occuz.kernel.account.AccountQuery.PersonView;
import com.occuz.kernel.account.ApiKeyDigest;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.EmailAddress;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.testing.AnyValue;
import com.occuz.query.testing.TestReadSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One database for all tests; every test works with accounts of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountQueriesTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.000001Z");
    private static final UserId OWNER = new UserId("u_ada");
    private final TestReadSide views = new TestReadSide();
    private final Map<AccountId, Long> sequences = new HashMap<>();
    private AccountId acme = new AccountId("acme-0");
    private AccountId other = new AccountId("other-0");
    private int tests;

    @BeforeEach
    void useOtherAccounts() {
        tests++;
        acme = new AccountId("acme-" + tests);
        other = new AccountId("other-" + tests);
    }

    @AfterAll
    void close() {
        views.close();
    }

    @Test
    void anIssuedKeyIsFoundByItsDigestAndByItsId() {
        ApiKeyDigest digest = issue(acme, "k_1", "CI", null);
        ApiKeyView expected = new ApiKeyView(
                acme, new ApiKeyId("k_1"), Role.CUSTOMER, Set.of(Scope.READ, Scope.WRITE), "CI", OWNER, AT, null, null, 1, views.ledger.head());
        assertThat(views.ask(new FindApiKeyByDigest(digest), ApiKeyView.class)).contains(expected);
        assertThat(find(Tenant.of(acme), "k_1")).contains(expected);
        issue(acme, "k-everyone", "CI", null);
        assertThat(find(Tenant.everyone(), "k-everyone")).isPresent();
        assertThat(views.ask(new FindApiKeyByDigest(new ApiKeyDigest("f".repeat(64))), ApiKeyView.class)).isEmpty();
    }

    @Test
    void aRevokedKeyIsStillFoundAndSaysSo() {
        ApiKeyDigest digest = issue(acme, "k_1", "CI", AT.plusSeconds(60));
        long position = views.ledger.head();
        revoke(acme, "k_1");
        assertThat(views.ask(new FindApiKeyByDigest(digest), ApiKeyView.class)).hasValueSatisfying(key -> {
            assertThat(key.revokedAt()).isEqualTo(AT.plusSeconds(1));
            assertThat(key.expiresAt()).isEqualTo(AT.plusSeconds(60));
            assertThat(key.isValidAt(AT)).isFalse();
            assertThat(key.version()).isEqualTo(2);
            assertThat(key.owner()).isEqualTo(OWNER);
            assertThat(key.position()).isEqualTo(position);
        });
    }

    @Test
    void issuedAndRevokedInOneBatchIsRevoked() {
        record(acme, issued(acme, "k_1", "CI", null));
        record(acme, new ApiKeyRevoked(acme, new ApiKeyId("k_1"), AT));
        views.catchUp("api-keys", 100);
        assertThat(find(Tenant.of(acme), "k_1").orElseThrow().revokedAt()).isEqualTo(AT);
    }

    @Test
    void listsAreNewestFirstAndPagedAndOnesOwn() {
        for (int i = 1; i <= 7; i++) {
            issue(acme, "k_" + i, "key " + i, null);
            issue(other, "o_" + i, "key " + i, null);
        }
        assertThat(all(Tenant.of(acme), 3)).containsExactly("k_7", "k_6", "k_5", "k_4", "k_3", "k_2", "k_1");
        assertThat(all(Tenant.of(other), 7)).hasSize(7).allMatch(key -> key.startsWith("o_"));
        assertThat(all(Tenant.everyone(), 4)).hasSizeGreaterThanOrEqualTo(14).startsWith("o_7", "k_7");
    }

    @Test
    void aKeyOfSomebodyElseIsNotThere() {
        issue(acme, "k_1", "CI", null);
        assertThat(find(Tenant.of(other), "k_1")).isEmpty();
        assertThat(all(Tenant.of(other), 10)).isEmpty();
    }

    @Test
    void whatAnAccountAcceptsIsFoundByItselfAndByVersion() {
        Actor ada = Actor.parse("user:u_ada");
        int version = 1000 + tests;
        record(acme, new AccountOpened(acme, Erasable.of(KeySubject.of(acme), "Acme Inc."), AT));
        record(other, new AccountOpened(other, Erasable.of(KeySubject.of(other), "Other Inc."), AT));
        record(acme, new TermsAccepted(acme, 1, ada, AT));
        record(acme, new TermsAccepted(acme, version, ada, AT.plusSeconds(1)));
        long last = views.ledger.head();
        record(other, new AccountSuspended(other, Erasable.of(KeySubject.of(other), "Third violation"), AT));
        views.catchUp("people", 100);
        AcceptanceView accepted = new AcceptanceView(acme, "Acme Inc.", version, ada, AT.plusSeconds(1), last);

        List<?> own = views.ask(new FindAcceptances(Tenant.of(acme), acme), List.class).orElseThrow();
        assertThat(own).hasSize(2);
        assertThat(own.getFirst()).isEqualTo(accepted);
        List<?> foreign = views.ask(new FindAcceptances(Tenant.of(other), acme), List.class).orElseThrow();
        assertThat(foreign).isEmpty();
        Page<?> ofVersion = views.ask(
                        new ListAcceptances(Tenant.everyone(), version, Optional.empty(), 10), Page.class)
                .orElseThrow();
        assertThat(ofVersion.items()).hasSize(1);
        assertThat(ofVersion.items().getFirst()).isEqualTo(accepted);
        assertThat(views.ask(new CountAcceptances(Tenant.of(acme)), AcceptanceCounts.class))
                .contains(new AcceptanceCounts(1, Map.of(1, 1L, version, 1L)));
        Page<?> accounts =
                views.ask(new ListAccounts(Tenant.everyone(), Optional.empty(), 2), Page.class).orElseThrow();
        assertThat(accounts.items().getFirst()).isInstanceOfSatisfying(AccountView.class, it -> {
            assertThat(it.account()).isEqualTo(other);
            assertThat(it.suspendedSince()).isEqualTo(AT);
            assertThat(it.reason()).isEqualTo("Third violation");
            assertThat(it.accepted()).isNull();
        });
        assertThat(accounts.items().get(1)).isInstanceOfSatisfying(AccountView.class, it -> {
            assertThat(it.name()).isEqualTo("Acme Inc.");
            assertThat(it.suspendedSince()).isNull();
            assertThat(it.accepted()).isEqualTo(accepted);
        });
    }

    @Test
    void twoAccountsMayNameTheirKeysAlike() {
        issue(acme, "k_1", "mine", null);
        issue(other, "k_1", "theirs", null);
        revoke(other, "k_1");
        assertThat(find(Tenant.of(acme), "k_1").orElseThrow().label()).isEqualTo("mine");
        assertThat(find(Tenant.of(acme), "k_1").orElseThrow().revokedAt()).isNull();
        assertThat(find(Tenant.of(other), "k_1").orElseThrow().revokedAt()).isNotNull();
    }

    @Test
    void aLabelIsShownAsItWasGivenWhateverItsText() {
        int n = 0;
        for (String text : AnyValue.AWKWARD_TEXTS) {
            issue(acme, "k_" + ++n, text, null);
            assertThat(find(Tenant.of(acme), "k_" + n).orElseThrow().label()).isEqualTo(text);
        }
    }

    @Test
    void somebodyIsFoundByTheirAddressWhateverItsCapitals() {
        PersonView ada = add(acme, "u_ada", "Ada@" + acme + ".example");

        assertThat(withEmail("aDA@" + acme + ".EXAMPLE")).containsExactly(ada);
        assertThat(withEmail("bob@" + acme + ".example")).isEmpty();
    }

    @Test
    void twoAccountsMayHaveSomebodyOfOneAddressAndTheLongestKnownComesFirst() {
        PersonView first = add(acme, "u_1", "shared@" + acme + ".example");
        PersonView second = add(other, "u_1", "shared@" + acme + ".example");

        assertThat(withEmail("shared@" + acme + ".example")).containsExactly(first, second);
        assertThat(views.ask(new FindPerson(Tenant.of(other), new UserId("u_1")), PersonView.class)).contains(second);
        assertThat(views.ask(new FindPerson(Tenant.of(new AccountId("nobody")), new UserId("u_1")), PersonView.class)).isEmpty();
    }

    @Test
    void peopleCarryTheirAccountsNameAndAreListedNewestFirst() {
        record(acme, new AccountOpened(acme, Erasable.of(KeySubject.of(acme), "Acme Inc."), AT));
        add(acme, "u_1", "one@acme.example");
        add(acme, "u_2", "two@acme.example");

        @SuppressWarnings("unchecked") // the class literal of a generic type
        Page<PersonView> page = views.ask(new ListPeople(Tenant.of(acme), Optional.empty(), 1), Page.class).orElseThrow();
        assertThat(page.items()).singleElement().satisfies(person -> {
            assertThat(person.user()).isEqualTo(new UserId("u_2"));
            assertThat(person.accountName()).isEqualTo("Acme Inc.");
        });
        @SuppressWarnings("unchecked") // the class literal of a generic type
        Page<PersonView> next = views.ask(new ListPeople(Tenant.of(acme), page.next(), 1), Page.class).orElseThrow();
        assertThat(next.items()).extracting(PersonView::user).containsExactly(new UserId("u_1"));
    }

    @Test
    void somebodySaysWhenTheirPasswordWasLastChangedAlsoWithinOneBatch() {
        PersonView ada = add(acme, "u_ada", "ada@" + acme + ".test");
        assertThat(ada.passwordChangedAt()).isNull();
        record(acme, new PasswordChanged(acme, ada.user(), AT.plusSeconds(1)));
        record(acme, new SessionsEnded(acme, ada.user(), AT.plusSeconds(2)));
        record(acme, new PasswordChanged(acme, ada.user(), AT.plusSeconds(3)));
        PersonView bob = add(acme, "u_bob", "bob@" + acme + ".test");
        assertThat(bob.passwordChangedAt()).isNull();
        assertThat(withEmail("ada@" + acme + ".test").getFirst().passwordChangedAt()).isEqualTo(AT.plusSeconds(3));
        assertThat(withEmail("ada@" + acme + ".test").getFirst().position()).isEqualTo(ada.position());

        UserId eve = new UserId("u_eve");
        record(acme, new UserAdded(
                acme, eve, Role.CUSTOMER, Erasable.of(KeySubject.of(acme), new EmailAddress("eve@" + acme + ".test")), AT));
        record(acme, new PasswordChanged(acme, eve, AT.plusSeconds(4)));
        views.catchUp("people", 10);
        assertThat(withEmail("eve@" + acme + ".test").getFirst().passwordChangedAt()).isEqualTo(AT.plusSeconds(4));
    }

    private PersonView add(AccountId account, String user, String email) {
        record(account, new UserAdded(
                account, new UserId(user), Role.CUSTOMER, Erasable.of(KeySubject.of(account), new EmailAddress(email)), AT));
        views.catchUp("people", 10);
        return views.ask(new FindPerson(Tenant.of(account), new UserId(user)), PersonView.class).orElseThrow();
    }

    @SuppressWarnings("unchecked") // the class literal of a generic type
    private List<PersonView> withEmail(String email) {
        return views.ask(new FindPeopleByEmail(new EmailAddress(email)), List.class).orElseThrow();
    }

    private ApiKeyDigest issue(AccountId account, String key, String label, @Nullable Instant expiresAt) {
        ApiKeyIssued issued = issued(account, key, label, expiresAt);
        record(account, issued);
        views.catchUp("api-keys", 10);
        return issued.digest();
    }

    private static ApiKeyIssued issued(AccountId account, String key, String label, @Nullable Instant expiresAt) {
        ApiKeyDigest digest = new ApiKeyDigest(UUID.randomUUID().toString().replace("-", "").repeat(2));
        return new ApiKeyIssued(
                account,
                new ApiKeyId(key),
                Role.CUSTOMER,
                Set.of(Scope.WRITE, Scope.READ),
                digest,
                Erasable.of(KeySubject.of(account), label),
                OWNER,
                expiresAt,
                AT);
    }

    private void revoke(AccountId account, String key) {
        record(account, new ApiKeyRevoked(account, new ApiKeyId(key), AT.plusSeconds(1)));
        views.catchUp("api-keys", 10);
    }

    private void record(AccountId account, AccountEvent event) {
        long sequence = sequences.merge(account, 0L, (before, zero) -> before + 1);
        Metadata metadata = new Metadata(account, ActorType.USER, "u_1", Channel.CONSOLE, "c", "c", "c");
        views.record(List.of(
                new NewEvent(UUID.randomUUID().toString(), account.aggregateId(), sequence, event, metadata)));
    }

    private Optional<ApiKeyView> find(Tenant tenant, String key) {
        return views.ask(new FindApiKey(tenant, new ApiKeyId(key)), ApiKeyView.class);
    }

    private List<String> all(Tenant tenant, int limit) {
        List<String> keys = new ArrayList<>();
        Optional<Long> next = Optional.empty();
        do {
            @SuppressWarnings("unchecked") // the class literal of a generic type
            Page<ApiKeyView> page = views.ask(new ListApiKeys(tenant, next, limit), Page.class).orElseThrow();
            page.items().forEach(key -> keys.add(key.key().value()));
            next = page.next();
        } while (next.isPresent());
        return keys;
    }
}
