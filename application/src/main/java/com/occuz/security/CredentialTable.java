package com.occuz.security;

import com.occuz.kernel.account.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Password hashes; they live beside the ledger and never in it. */
public record CredentialTable(JdbcClient db) {

    /**
     * @param position of the event that tells of it
     * @return {@code false} where there is one that a later event told of; it stays
     */
    boolean put(UserId user, String passwordHash, long position, Instant at) {
        return db.sql("""
                insert into control.credential as present (user_id, password_hash, position, changed_at)
                values (?, ?, ?, ?)
                on conflict (user_id) do update set password_hash = excluded.password_hash,
                    position = excluded.position, changed_at = excluded.changed_at
                where present.position <= excluded.position
                """)
                .param(user.value())
                .param(passwordHash)
                .param(position)
                .param(at.atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    Optional<String> hash(UserId user) {
        return db.sql("select password_hash from control.credential where user_id = ?")
                .param(user.value())
                .query(String.class)
                .optional();
    }
}
