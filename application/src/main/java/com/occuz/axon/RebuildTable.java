package com.occuz.axon;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code control.rebuild} and the tables of {@code view_next}: what is being made again, by whom, and how far it has come.
 * All times are the database's own clock, whatever the installation's says.
 */
public final class RebuildTable {

    /** So long after an erasure a node may still open what was sealed for whom it was about. */
    private static final Duration HEARD = Duration.ofSeconds(2);

    /** A node that has given no sign of life for so long has died over its rebuild. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient db;

    public RebuildTable(JdbcClient db) {
        this.db = db;
    }

    /** Every rebuild that is asked for, under way or failed, by its view. */
    Map<String, RebuildStatus> all() {
        Map<String, RebuildStatus> all = new HashMap<>();
        db.sql("select view, position, node is not null as begun, failure from control.rebuild")
                .query(row -> {
                    all.put(
                            row.getString("view"),
                            new RebuildStatus(
                                    row.getLong("position"),
                                    row.getBoolean("begun"),
                                    Optional.ofNullable(row.getString("failure"))));
                });
        return all;
    }

    /** @return whether it was taken down; not if the view is being made again already */
    boolean ask(String view) {
        return db.sql("""
                insert into control.rebuild as r (view) values (:view)
                on conflict (view) do update set node = null, position = 0, asked_at = default, seen_at = null, failure = null
                where r.failure is not null
                """)
                        .param("view", view)
                        .update()
                == 1;
    }

    /**
     * The longest asked for of those views that no living node is at; from now on {@code node} is, from the start. None
     * while there is a node that may not have heard of an erasure.
     */
    Optional<String> claim(String node, Collection<String> views) {
        return db.sql("""
                update control.rebuild set node = :node, position = 0, begun_at = clock_timestamp(), seen_at = clock_timestamp()
                where view = (
                  select view from control.rebuild
                  where view = any (:views) and failure is null
                    and (seen_at is null or seen_at < clock_timestamp() - make_interval(secs => :lease))
                  order by asked_at limit 1 for update skip locked)
                  and not exists (
                    select from keys.subject_key where destroyed_at > clock_timestamp() - make_interval(secs => :heard))
                returning view
                """)
                .param("heard", HEARD.toSeconds())
                .param("node", node)
                .param("views", views.toArray(String[]::new))
                .param("lease", LEASE.toSeconds())
                .query(String.class)
                .optional();
    }

    /**
     * Where the new tables stand; nobody else comes near them before this transaction ends.
     *
     * @return empty if they are not {@code node}'s any more
     */
    Optional<Long> hold(String view, String node) {
        return db.sql("""
                select position from control.rebuild where view = :view and node = :node and failure is null for update
                """)
                .param("view", view)
                .param("node", node)
                .query(Long.class)
                .optional();
    }

    /** Where they stand when this transaction commits; a sign of life as well. */
    void advance(String view, long position) {
        db.sql("update control.rebuild set position = :position, seen_at = clock_timestamp() where view = :view")
                .param("position", position)
                .param("view", view)
                .update();
    }

    /** @return whether it was {@code node}'s to fail */
    boolean fail(String view, String node, String why) {
        return db.sql("update control.rebuild set failure = :why where view = :view and node = :node")
                        .param("why", why)
                        .param("view", view)
                        .param("node", node)
                        .update()
                == 1;
    }

    /**
     * Asks for it once more if a key was destroyed since it was begun, or while it was: rows that were written before are
     * still in clear.
     *
     * @return whether it has to be
     */
    boolean askAgainIfErased(String view) {
        return db.sql("""
                update control.rebuild set node = null, position = 0, asked_at = default, seen_at = null
                where view = :view and exists (
                  select from keys.subject_key where destroyed_at > begun_at - make_interval(secs => :heard))
                """)
                        .param("view", view)
                        .param("heard", HEARD.toSeconds())
                        .update()
                == 1;
    }

    void remove(String view) {
        db.sql("delete from control.rebuild where view = :view").param("view", view).update();
    }

    /** Leaves what this node was at to the others. */
    void release(String node) {
        db.sql("update control.rebuild set seen_at = null where node = :node").param("node", node).update();
    }

    /** Takes back every claim, where all nodes that may have made one are known to be dead. */
    public void releaseAll() {
        db.sql("update control.rebuild set seen_at = null").update();
    }

    void make(String view, List<String> tables) {
        call("make", view, tables);
    }

    void discard(String view, List<String> tables) {
        call("discard", view, tables);
    }

    void takeOver(String view, List<String> tables) {
        call("take_over", view, tables);
    }

    private void call(String function, String view, List<String> tables) {
        db.sql("select view_next." + function + "(?, ?)")
                .params(view, tables.toArray(String[]::new))
                .query(row -> {});
    }

    void analyze(List<String> tables) {
        db.sql("select view_next.analyze_tables(?)").param(tables.toArray(String[]::new)).query(row -> {});
    }

    /** Statements of this transaction wait no longer than this for what others hold. */
    void waitForLocksAtMost(Duration patience) {
        db.sql("select set_config('lock_timeout', ?, true)")
                .param(patience.toMillis() + "ms")
                .query(row -> {});
    }
}
