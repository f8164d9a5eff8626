package com.occuz.boot;

import com.occuz.axon.Commands;
import com.occuz.axon.Commands.Addressed;
import com.occuz.kernel.account.AccountCommand.AddUser;
import com.occuz.kernel.account.AccountCommand.IssueApiKey;
import com.occuz.kernel.account.AccountCommand.OpenAccount;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountName;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.ApiKeyLabel;
import com.occuz.kernel.account.EmailAddress;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.operations.InstallationCommand.BeginDemonstration;
import com.occuz.kernel.operations.InstallationCommand.CreateInstallation;
import com.occuz.kernel.operations.InstallationCommand.StartTestClock;
import com.occuz.security.ApiKeys;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The people of a new installation: two customers, three of the support staff, an auditor and an operator, each with a
 * password and an API key. All of it is recorded in one append, so that an installation is never half begun.
 */
final class FirstRun {

    private static final SecureRandom RANDOM = new SecureRandom();
    static final AccountId ACME = new AccountId("acme");
    private static final AccountId GLOBEX = new AccountId("globex");

    private final List<Person> people = List.of(
            person(ACME, Role.CUSTOMER, "ada@acme.example"),
            person(GLOBEX, Role.CUSTOMER, "gus@globex.example"),
            person(AccountId.PLATFORM, Role.SUPPORT, "sam@occuz.example"),
            person(AccountId.PLATFORM, Role.SUPPORT, "sofia@occuz.example"),
            person(AccountId.PLATFORM, Role.SUPPORT, "sven@occuz.example"),
            person(AccountId.PLATFORM, Role.AUDITOR, "aud@occuz.example"),
            person(AccountId.PLATFORM, Role.OPERATOR, "olga@occuz.example"));

    /** Somebody with what they sign in with; shown once, in the file of the first run. */
    record Person(
            AccountId account, Role role, UserId user, EmailAddress email, String password, ApiKeyId key, String apiKey) {}

    List<Person> people() {
        return people;
    }

    /** The content of {@code first-run.json}. */
    Map<String, Object> document(URI console, URI edge) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("console", console.toString());
        document.put("edge", edge.toString());
        document.put("users", people.stream().map(FirstRun::row).toList());
        return document;
    }

    private static Map<String, Object> row(Person person) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("role", person.role().wireName());
        row.put("account", person.account().value());
        row.put("email", person.email().value());
        row.put("password", person.password());
        row.put("apiKey", person.apiKey());
        return row;
    }

    /**
     * Records the installation and its people.
     *
     * @param demonstration seed of the year that will be made up, whose mark comes before everything else
     */
    void record(Commands commands, String storeId, Optional<Long> demonstration, Instant at) {
        List<Addressed> all = new ArrayList<>();
        all.add(addressed(AccountId.PLATFORM, new CreateInstallation(storeId, at)));
        demonstration.ifPresent(seed -> {
            all.add(addressed(AccountId.PLATFORM, new StartTestClock(at, at)));
            all.add(addressed(AccountId.PLATFORM, new BeginDemonstration(seed, at)));
        });
        all.add(addressed(AccountId.PLATFORM, new OpenAccount(AccountId.PLATFORM, new AccountName("Occuz"), at)));
        all.add(addressed(ACME, new OpenAccount(ACME, new AccountName("Acme Inc."), at)));
        all.add(addressed(GLOBEX, new OpenAccount(GLOBEX, new AccountName("Globex Corporation"), at)));
        for (Person person : people) {
            all.add(addressed(
                    person.account(),
                    new AddUser(person.account(), person.user(), person.role(), person.email(), at)));
            all.add(addressed(
                    person.account(),
                    new IssueApiKey(
                            person.account(),
                            person.key(),
                            person.role(),
                            EnumSet.of(Scope.READ, Scope.WRITE),
                            ApiKeys.digest(person.apiKey()),
                            new ApiKeyLabel("First run"),
                            person.user(),
                            null,
                            at)));
        }
        commands.sendTogether(all);
    }

    private static Addressed addressed(AccountId account, AggregateCommand command) {
        return new Addressed(command, InstallationActor.envelope(account));
    }

    private static Person person(AccountId account, Role role, String email) {
        return new Person(
                account,
                role,
                new UserId("u_" + id()),
                new EmailAddress(email),
                password(),
                new ApiKeyId("k_" + id()),
                ApiKeys.generate());
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** 120 random bits, to be changed by whoever signs in. */
    private static String password() {
        byte[] bits = new byte[15];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
