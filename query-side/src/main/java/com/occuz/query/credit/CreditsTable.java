package com.occuz.query.credit;

import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.credit.CreditId;
import com.occuz.kernel.credit.CreditQuery.CreditView;
import com.occuz.kernel.credit.CreditState;
import com.occuz.query.projection.TenantFilter;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code view.credit}. Statements join the transaction of the thread, if there is one. */
public final class CreditsTable {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private static final ObjectWriter WRITER = JSON.writerFor(CreditView.class);
    private static final ObjectReader READER = JSON.readerFor(CreditView.class);

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public CreditsTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Inserts or replaces a row. */
    void save(CreditView row) {
        jdbc.sql(schema.sql("""
                insert into view.credit (credit, account_id, state, shown, claimed_position, position)
                values (:credit, :account, :state, :shown, :claimedPosition, :position)
                on conflict (credit) do update set (state, shown, position)
                  = (excluded.state, excluded.shown, excluded.position)
                """))
                .param("credit", row.credit().toString())
                .param("account", row.account().value())
                .param("state", row.state().wireName())
                .param("shown", WRITER.writeValueAsString(row))
                .param("claimedPosition", row.claimedPosition())
                .param("position", row.position())
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.credit")).update();
    }

    Optional<CreditView> find(Tenant tenant, CreditId credit) {
        return ask(tenant, "credit = :credit")
                .param("credit", credit.toString())
                .query((row, n) -> view(row))
                .optional();
    }

    Optional<CreditView> claimedAt(Tenant tenant, long position) {
        return ask(tenant, "claimed_position = :position")
                .param("position", position)
                .query((row, n) -> view(row))
                .optional();
    }

    /** The last claimed first. */
    List<CreditView> list(Tenant tenant, Set<CreditState> states, Optional<Long> before, int limit) {
        StatementSpec statement = ask(
                        tenant,
                        (states.isEmpty() ? "" : "state = any (:states) and ")
                                + "claimed_position < :before order by claimed_position desc limit :limit")
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit);
        if (!states.isEmpty()) {
            statement.param("states", texts(states, CreditState::wireName));
        }
        return statement.query((row, n) -> view(row)).list();
    }

    private StatementSpec ask(Tenant tenant, String condition) {
        return TenantFilter.bind(
                tenant,
                jdbc.sql(schema.sql(
                        "select shown from view.credit where " + TenantFilter.condition(tenant) + " and " + condition)));
    }

    private static CreditView view(ResultSet row) throws SQLException {
        return READER.readValue(row.getString("shown"));
    }
}
