package com.occuz.security;

import com.occuz.kernel.account.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Password hashes; they live beside the ledger and never in it. */
public record CredentialTable(JdbcClient db) {

    public void put(UserId user, String passwordHash, Instant at) {
        db.sql("""
                insert into control.credential (user_id, password_hash, changed_at) values (?, ?, ?)
                on conflict (user_id) do update set password_hash = excluded.password_hash,
                    changed_at = excluded.changed_at
                """)
                .param(user.value())
                .param(passwordHash)
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<String> hash(UserId user) {
        return db.sql("select password_hash from control.credential where user_id = ?")
                .param(user.value())
                .query(String.class)
                .optional();
    }
}
