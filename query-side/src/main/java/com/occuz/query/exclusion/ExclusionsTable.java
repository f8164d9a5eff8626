package com.occuz.query.exclusion;

import static com.occuz.query.projection.SqlArrays.instant;
import static com.occuz.query.projection.SqlArrays.literal;
import static com.occuz.query.projection.SqlArrays.textList;
import static com.occuz.query.projection.SqlArrays.texts;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionQuery.Act;
import com.occuz.kernel.exclusion.ExclusionQuery.ExclusionView;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.exclusion.ExclusionState;
import com.occuz.kernel.exclusion.Provider;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Window;
import com.occuz.query.projection.TenantFilter;
import com.occuz.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** {@code view.exclusion}. Statements join the transaction of the thread, if there is one. */
public final class ExclusionsTable {

    private static final String COLUMNS = "exclusion, account_id, category, provider, scope, components, starts_at,"
            + " ends_at, incident, state, claimed_by, claimed_at, evidence, decided_by, decided_at, decision_reason,"
            + " revoked_by, revoked_at, revocation_reason, version, claimed_position, position";

    private static final String ANY_INCIDENT = "";

    private final JdbcClient jdbc;
    private final ViewSchema schema;

    public ExclusionsTable(JdbcClient jdbc, ViewSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Inserts or replaces a row that knows everything about its exclusion. */
    void save(ExclusionView row) {
        Act claim = Objects.requireNonNull(row.claim());
        jdbc.sql(schema.sql("""
                insert into view.exclusion (%s)
                values (:exclusion, :account, :category, :provider, :scope, cast(:components as text[]), :from, :until,
                  :incident, :state, :claimedBy, :claimedAt, :evidence, :decidedBy, :decidedAt, :decisionReason,
                  :revokedBy, :revokedAt, :revocationReason, :version, :claimedPosition, :position)
                on conflict (exclusion) do update set (%s) = (%s)
                """.formatted(COLUMNS, COLUMNS, "excluded." + COLUMNS.replace(", ", ", excluded."))))
                .param("exclusion", row.exclusion().toString())
                .param("account", row.scope().owner().value())
                .param("category", row.category().wireName())
                .param("provider", row.provider() == null ? null : row.provider().value())
                .param("scope", row.scope().kind())
                .param("components", literal(
                        row.scope() instanceof ExclusionScope.OfComponents some ? some.components().wireNames() : List.of()))
                .param("from", utc(row.window().from()))
                .param("until", utc(row.window().until()))
                .param("incident", row.incident() == null ? null : row.incident().toString())
                .param("state", row.state().wireName())
                .param("claimedBy", claim.by().toString())
                .param("claimedAt", utc(claim.at()))
                .param("evidence", claim.reason())
                .param("decidedBy", by(row.decision()))
                .param("decidedAt", at(row.decision()))
                .param("decisionReason", reason(row.decision()))
                .param("revokedBy", by(row.revocation()))
                .param("revokedAt", at(row.revocation()))
                .param("revocationReason", reason(row.revocation()))
                .param("version", row.version())
                .param("claimedPosition", row.claimedPosition())
                .param("position", row.position())
                .update();
    }

    void clear() {
        jdbc.sql(schema.sql("truncate view.exclusion")).update();
    }

    Optional<ExclusionView> find(Tenant tenant, ExclusionId exclusion) {
        return ask(tenant, "exclusion = :exclusion")
                .param("exclusion", exclusion.toString())
                .query((row, n) -> view(row))
                .optional();
    }

    Optional<ExclusionView> claimedAt(Tenant tenant, long position) {
        return ask(tenant, "claimed_position = :position")
                .param("position", position)
                .query((row, n) -> view(row))
                .optional();
    }

    /** The last claimed first. */
    List<ExclusionView> list(
            Tenant tenant,
            Set<ExclusionState> states,
            Optional<IncidentId> incident,
            Optional<Long> before,
            int limit) {
        StatementSpec statement = ask(
                        tenant,
                        (states.isEmpty() ? "" : "state = any (:states) and ")
                                + (incident.isEmpty() ? "" : "incident = :incident and ")
                                + "claimed_position < :before order by claimed_position desc limit :limit")
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit);
        if (!states.isEmpty()) {
            statement.param("states", texts(states, ExclusionState::wireName));
        }
        incident.ifPresent(it -> statement.param("incident", it.toString()));
        return statement.query((row, n) -> view(row)).list();
    }

    /** Approved ones that name the incident, or that name none and held at an instant. */
    List<ExclusionView> approved(Tenant tenant, IncidentId incident, Instant heldAt) {
        return ask(tenant, "state = 'approved' and (incident = :incident or incident is null and starts_at <= :at and"
                        + " ends_at > :at) order by claimed_position")
                .param("incident", incident.toString())
                .param("at", utc(heldAt))
                .query((row, n) -> view(row))
                .list();
    }

    /** Whether an approved one names the incident, or none. */
    boolean speaksOf(Tenant tenant, IncidentId incident) {
        return !ask(tenant, "state = 'approved' and (incident = :incident or incident is null) limit 1")
                .param("incident", incident.toString())
                .query((row, n) -> row.getString("exclusion"))
                .list()
                .isEmpty();
    }

    /** Of these incidents, those that an approved one names; all of them where an approved one names none. */
    List<IncidentId> spokenOf(Tenant tenant, List<IncidentId> incidents) {
        List<String> named = ask(tenant, "state = 'approved' and (incident = any (:incidents) or incident is null)")
                .param("incidents", texts(incidents, IncidentId::toString))
                .query((row, n) -> Objects.requireNonNullElse(row.getString("incident"), ANY_INCIDENT))
                .list();
        return named.contains(ANY_INCIDENT)
                ? incidents
                : incidents.stream().filter(it -> named.contains(it.toString())).toList();
    }

    /** An account sees what was approved for it alone, also when it was revoked since: its figures told of it. */
    private StatementSpec ask(Tenant tenant, String condition) {
        String visible =
                switch (tenant) {
                    case Tenant.Own ignored -> " and scope = 'account' and state in ('approved', 'revoked')";
                    case Tenant.Everyone ignored -> "";
                };
        return TenantFilter.bind(
                tenant,
                jdbc.sql(schema.sql("select * from view.exclusion where " + TenantFilter.condition(tenant) + visible
                        + " and " + condition)));
    }

    private static ExclusionView view(ResultSet row) throws SQLException {
        String provider = row.getString("provider");
        String incident = row.getString("incident");
        return new ExclusionView(
                ExclusionId.parse(row.getString("exclusion")),
                CauseCategory.of(row.getString("category")),
                provider == null ? null : new Provider(provider),
                scope(row),
                new Window(instant(row, "starts_at"), instant(row, "ends_at")),
                incident == null ? null : IncidentId.parse(incident),
                ExclusionState.of(row.getString("state")),
                act(row, "claimed_by", "claimed_at", "evidence"),
                act(row, "decided_by", "decided_at", "decision_reason"),
                act(row, "revoked_by", "revoked_at", "revocation_reason"),
                row.getLong("version"),
                row.getLong("claimed_position"),
                row.getLong("position"));
    }

    private static ExclusionScope scope(ResultSet row) throws SQLException {
        String kind = row.getString("scope");
        return switch (kind) {
            case "platform" -> new ExclusionScope.Platform();
            case "components" -> new ExclusionScope.OfComponents(Components.of(
                    textList(row, "components").stream().map(Component::of).toList()));
            case "account" -> new ExclusionScope.OfAccount(new AccountId(row.getString("account_id")));
            default -> throw new IllegalStateException("no scope is called " + kind);
        };
    }

    private static @Nullable Act act(ResultSet row, String by, String at, String reason) throws SQLException {
        String actor = row.getString(by);
        return actor == null ? null : new Act(Actor.parse(actor), instant(row, at), row.getString(reason));
    }

    private static @Nullable String by(@Nullable Act act) {
        return act == null ? null : act.by().toString();
    }

    private static @Nullable OffsetDateTime at(@Nullable Act act) {
        return act == null ? null : utc(act.at());
    }

    private static @Nullable String reason(@Nullable Act act) {
        return act == null ? null : act.reason();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
