package com.occuz.security;

import com.occuz.kernel.account.AccountQuery.FindPeopleByEmail;
import com.occuz.kernel.account.AccountQuery.PersonView;
import com.occuz.kernel.account.EmailAddress;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.refusal.InvalidValue;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Signing in and out. A session is 256 random bits in a cookie; PostgreSQL holds their digest, so every node knows every
 * session and none can be taken from a backup. Thread-safe.
 */
public final class Sessions {

    /**
     * Tries at one account from one network address within a quarter of an hour, right ones aside. From wherever else, its
     * owner comes in: who knows an e-mail address must not be able to keep out whom it belongs to.
     */
    static final int TRIES_AT_ACCOUNT = 10;

    /** Tries from one network address, at whichever accounts; a whole office may sit behind one. */
    static final int TRIES_FROM_ADDRESS = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionTable sessions;
    private final SignInTryTable tries;
    private final Passwords passwords;
    private final Function<FindPeopleByEmail, List<PersonView>> byEmail;
    private final KeyDerivation derivation;

    /**
     * @param jdbc where sessions and password hashes are
     * @param derivation under a secret that all nodes of the installation share
     */
    public Sessions(
            JdbcClient jdbc,
            Function<FindPeopleByEmail, List<PersonView>> byEmail,
            KeyDerivation derivation) {
        this.sessions = new SessionTable(jdbc);
        this.tries = new SignInTryTable(jdbc);
        this.passwords = new Passwords(new CredentialTable(jdbc));
        this.byEmail = byEmail;
        this.derivation = derivation;
    }

    /** What came of a try to sign in. */
    public sealed interface SignIn {

        /** @param session the secret for the cookie; shown to nobody else */
        record Done(String session, PersonView person) implements SignIn {}

        /** Address or password is wrong; which one is not told. */
        record Wrong() implements SignIn {}

        /** Too many tries; this one was not looked at. */
        record TooMany(Duration pause) implements SignIn {}
    }

    /**
     * Begins a session. Takes as long for an address that nobody has as for one that somebody has.
     *
     * @param address where the request came from; only its keyed digest is kept
     */
    public SignIn signIn(String email, String password, String address) {
        String place = subject("address", address);
        String account = subject("account from", email.strip().toLowerCase(Locale.ROOT) + "\n" + address);
        // In this order: from an address with too many tries no account is noted, so that what it can fill is bounded.
        if (tries.note(place, TRIES_FROM_ADDRESS) > TRIES_FROM_ADDRESS
                || tries.note(account, TRIES_AT_ACCOUNT) > TRIES_AT_ACCOUNT) {
            return new SignIn.TooMany(SignInTryTable.LATELY);
        }
        Optional<PersonView> person = withPassword(people(email), password);
        // Whoever it was: otherwise an attack on addresses that nobody has would leave its tries for ever.
        tidy();
        if (person.isEmpty()) {
            return new SignIn.Wrong();
        }
        tries.forget(account);
        tries.forgetOne(place);
        return new SignIn.Done(begin(Viewer.of(person.get())), person.get());
    }

    private List<PersonView> people(String email) {
        try {
            return byEmail.apply(new FindPeopleByEmail(new EmailAddress(email.strip())));
        } catch (InvalidValue e) {
            LOG.debug("Not an address", e);
            return List.of();
        }
    }

    private Optional<PersonView> withPassword(List<PersonView> people, String password) {
        if (people.isEmpty()) {
            // Whoever guesses addresses must not learn from the clock which ones there are.
            passwords.compareWithNobodys(password);
        }
        return people.stream()
                .filter(person -> passwords.isOf(person.user(), password))
                .findFirst();
    }

    /** What came of a try to change one's password. */
    public sealed interface PasswordChange {

        /** @param session the secret of the session that takes the place of all others; for the cookie */
        record Done(String session) implements PasswordChange {}

        record Wrong() implements PasswordChange {}

        /** Too many tries; this one was not looked at. */
        record TooMany(Duration pause) implements PasswordChange {}
    }

    /**
     * Changes the viewer's own password; every session of theirs ends, and one begins.
     *
     * @param record tells the ledger that it will be changed now, and gives the position of that
     */
    public PasswordChange changePassword(
            Viewer viewer, String current, NewPassword wanted, Instant at, LongSupplier record) {
        // Who has a session may guess at its own account alone.
        String account = subject("own", viewer.user().value());
        if (tries.note(account, TRIES_AT_ACCOUNT) > TRIES_AT_ACCOUNT) {
            return new PasswordChange.TooMany(SignInTryTable.LATELY);
        }
        if (!passwords.isOf(viewer.user(), current)) {
            return new PasswordChange.Wrong();
        }
        tries.forget(account);
        passwords.set(viewer.user(), wanted.value(), record.getAsLong(), at);
        sessions.endAllOf(viewer.user());
        return new PasswordChange.Done(begin(viewer));
    }

    /**
     * Gives somebody a password of 120 bits in place of the one they have, and ends every session of theirs.
     *
     * @param form names the request: asked again, it gives the same
     * @param position of the event that tells of it
     * @return to be shown once; empty where they have got another one since, which stays
     */
    public Optional<String> newPassword(UserId user, String form, long position, Instant at) {
        String password = derivation.apiKey("password\n" + user + "\n" + form).substring("occuz_".length(), "occuz_".length() + 20);
        if (!passwords.set(user, password, position, at)) {
            return Optional.empty();
        }
        sessions.endAllOf(user);
        return Optional.of(password);
    }

    private String begin(Viewer viewer) {
        String session = random();
        sessions.begin(viewer, digest(session));
        return session;
    }

    /** Whom a cookie's session belongs to, if it has not ended. */
    public Optional<Viewer> viewer(String session) {
        if (!looksLikeOne(session)) {
            return Optional.empty();
        }
        String digest = digest(session);
        Optional<Viewer> viewer = sessions.viewer(digest);
        viewer.ifPresent(it -> sessions.seen(digest));
        return viewer;
    }

    /** Whether a session, named by its digest, has not ended. */
    public boolean lives(String digest) {
        return sessions.viewer(digest).isPresent();
    }

    public void signOut(String session) {
        sessions.end(digest(session));
    }

    /** Ends every session of somebody, on every node; how many there were. */
    public int signOutEverywhere(UserId user) {
        return sessions.endAllOf(user);
    }

    /** What a form or a script must send along to prove that it is ours; it follows from the cookie alone. */
    String proof(String cookie) {
        return derivation.hex("form\n" + cookie);
    }

    static String random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static boolean looksLikeOne(String text) {
        return text.matches("[A-Za-z0-9_-]{43}");
    }

    private String digest(String session) {
        return derivation.hex("session\n" + session);
    }

    private String subject(String kind, String value) {
        return derivation.hex(kind + "\n" + value);
    }

    /** What is left undone by a failure here, the next one who tries to sign in does. */
    private void tidy() {
        try {
            sessions.forgetEnded();
            tries.forgetOld();
        } catch (DataAccessException e) {
            LOG.warn("Ended sessions cannot be forgotten now ({})", e.getMessage());
        }
    }
}
