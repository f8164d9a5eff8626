package com.occuz.security;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.UserId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code control.session}: by digest, on the database's clock, the same for every node. */
record SessionTable(JdbcClient db) {

    /** A session ends this long after its last request … */
    static final Duration IDLE = Duration.ofHours(2);

    /** … and this long after it began, however busy it is. */
    static final Duration LONGEST = Duration.ofHours(12);

    /** A request is noted at most this often: reading a page is no reason to write. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final String LIVES = "begun_at > clock_timestamp() - make_interval(secs => "
            + LONGEST.toSeconds() + ") and seen_at > clock_timestamp() - make_interval(secs => " + IDLE.toSeconds() + ")";

    void begin(Viewer viewer, String digest) {
        db.sql("insert into control.session (digest, account_id, user_id, role, email, account_name)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        digest,
                        viewer.account().value(),
                        viewer.user().value(),
                        viewer.role().wireName(),
                        viewer.email(),
                        viewer.accountName())
                .update();
    }

    /** The holder of a session that has not ended, as they were when they signed in. */
    Optional<Viewer> viewer(String digest) {
        return db.sql("select * from control.session where digest = ? and " + LIVES)
                .param(digest)
                .query((row, n) -> new Viewer(
                        new AccountId(row.getString("account_id")),
                        row.getString("account_name"),
                        new UserId(row.getString("user_id")),
                        Role.of(row.getString("role")),
                        row.getString("email"),
                        digest))
                .optional();
    }

    void seen(String digest) {
        db.sql("update control.session set seen_at = clock_timestamp() where digest = ?"
                        + " and seen_at < clock_timestamp() - make_interval(secs => " + NOTED.toSeconds() + ")")
                .param(digest)
                .update();
    }

    void end(String digest) {
        db.sql("delete from control.session where digest = ?").param(digest).update();
    }

    /** Ends every session of somebody; how many there were. */
    int endAllOf(UserId user) {
        return db.sql("delete from control.session where user_id = ?").param(user.value()).update();
    }

    void forgetEnded() {
        db.sql("delete from control.session where not (" + LIVES + ")").update();
    }
}
