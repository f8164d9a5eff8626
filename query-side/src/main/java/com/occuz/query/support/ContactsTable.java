package com.occuz.query.support;

import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.support.ContactId;
import com.occuz.kernel.support.ContactQuery.ContactView;
import com.occuz.kernel.support.ContactState;
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

/** {@code view.contact}. Statements join the transaction of the thread, if there is one. */
public final class ContactsTable {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private static final ObjectWriter WRITER = JSON.writerFor(ContactView.class);
    private static final ObjectReader READER = JSON.readerFor(ContactView.class);

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public ContactsTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Inserts or replaces a row. */
    void save(ContactView row) {
        jdbc.sql(schema.sql("""
                insert into view.contact (contact, account_id, state, shown, logged_position, position)
                values (:contact, :account, :state, :shown, :loggedPosition, :position)
                on conflict (contact) do update set (state, shown, position)
                  = (excluded.state, excluded.shown, excluded.position)
                """))
                .param("contact", row.contact().toString())
                .param("account", row.account().value())
                .param("state", row.state().wireName())
                .param("shown", WRITER.writeValueAsString(row))
                .param("loggedPosition", row.loggedPosition())
                .param("position", row.position())
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.contact")).update();
    }

    Optional<ContactView> find(Tenant tenant, ContactId contact) {
        return ask(tenant, "contact = :contact")
                .param("contact", contact.toString())
                .query((row, n) -> view(row))
                .optional();
    }

    Optional<ContactView> loggedAt(Tenant tenant, long position) {
        return ask(tenant, "logged_position = :position")
                .param("position", position)
                .query((row, n) -> view(row))
                .optional();
    }

    /** The last logged first. */
    List<ContactView> list(
            Tenant tenant, Set<ContactState> states, Optional<AccountId> account, Optional<Long> before, int limit) {
        StatementSpec statement = ask(
                        tenant,
                        (states.isEmpty() ? "" : "state = any (:states) and ")
                                + (account.isEmpty() ? "" : "account_id = :of and ")
                                + "logged_position < :before order by logged_position desc limit :limit")
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit);
        if (!states.isEmpty()) {
            statement.param("states", texts(states, ContactState::wireName));
        }
        account.ifPresent(it -> statement.param("of", it.value()));
        return statement.query((row, n) -> view(row)).list();
    }

    private StatementSpec ask(Tenant tenant, String condition) {
        return TenantFilter.bind(
                tenant,
                jdbc.sql(schema.sql(
                        "select shown from view.contact where " + TenantFilter.condition(tenant) + " and " + condition)));
    }

    private static ContactView view(ResultSet row) throws SQLException {
        return READER.readValue(row.getString("shown"));
    }
}
