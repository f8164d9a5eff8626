package com.occuz.security;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code control.sign_in_try}: how often somebody has tried lately, on the database's clock, over all nodes. */
record SignInTryTable(JdbcClient db) {

    /** What is counted. */
    static final Duration LATELY = Duration.ofMinutes(15);

    private static final String IS_LATE = "at > clock_timestamp() - make_interval(secs => " + LATELY.toSeconds() + ")";

    /**
     * Notes a try before its outcome is known, so that many at once are all counted. Those above the limit are not kept:
     * an attack does not fill the table.
     *
     * @return how many there were lately, this one included; {@code most + 1} stands for all that are more
     */
    long note(String subject, int most) {
        return db.sql("""
                with lately as materialized (
                    select count(*) as tries from control.sign_in_try where subject = :subject and %s),
                noted as (
                    insert into control.sign_in_try (subject) select :subject from lately where tries <= :most)
                select least(tries, :most) + 1 from lately""".formatted(IS_LATE))
                .param("subject", subject)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /** A try that was right is none to be counted, nor are those before it. */
    void forget(String subject) {
        db.sql("delete from control.sign_in_try where subject = ?").param(subject).update();
    }

    /** Of many tries from one place, one was right. */
    void forgetOne(String subject) {
        db.sql("delete from control.sign_in_try where ctid ="
                        + " (select ctid from control.sign_in_try where subject = ? order by at desc limit 1)")
                .param(subject)
                .update();
    }

    void forgetOld() {
        db.sql("delete from control.sign_in_try where not (" + IS_LATE + ")").update();
    }
}
