package com.occuz.boot;

import com.occuz.kernel.account.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Password hashes; they live beside the ledger and never in it. */
record CredentialTable(JdbcClient db) {

    void put(UserId user, String passwordHash, Instant at) {
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
}
