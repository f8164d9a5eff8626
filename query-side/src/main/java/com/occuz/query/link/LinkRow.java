package com.occuz.query.link;

import static com.occuz.query.projection.SqlArrays.instant;
import static com.occuz.query.projection.SqlArrays.instantOrNull;
import static com.occuz.query.projection.SqlArrays.textList;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.PasswordHash;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.link.rule.Rules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of {@code view.link}. Erasable values are plain text here and {@code [erased]} once they are erased; the view
 * is no place that has to be kept.
 *
 * @param title {@code null} where there is none
 * @param takenDown why, while it is taken down; {@code null} while it is not
 * @param retiredAt {@code null} while it is not retired
 * @param version number of its events so far
 * @param position of the last of them
 */
record LinkRow(
        LinkId link,
        AccountId account,
        String destination,
        @Nullable String title,
        List<String> tags,
        Validity validity,
        RedirectStatus redirectStatus,
        LinkOptions options,
        @Nullable String takenDown,
        @Nullable Instant retiredAt,
        Instant createdAt,
        long createdPosition,
        long version,
        long position) {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    LinkRow leadingTo(Erasable<Destination> next) {
        return new LinkRow(link, account, next.text(), title, tags, validity, redirectStatus, options, takenDown, retiredAt, createdAt,
                createdPosition, version, position);
    }

    LinkRow titled(@Nullable Erasable<Title> next) {
        return new LinkRow(link, account, destination, text(next), tags, validity, redirectStatus, options, takenDown, retiredAt,
                createdAt, createdPosition, version, position);
    }

    LinkRow tagged(Erasable<Tags> next) {
        return new LinkRow(link, account, destination, title, list(next), validity, redirectStatus, options, takenDown, retiredAt,
                createdAt, createdPosition, version, position);
    }

    LinkRow valid(Validity next) {
        return new LinkRow(link, account, destination, title, tags, next, redirectStatus, options, takenDown, retiredAt, createdAt,
                createdPosition, version, position);
    }

    LinkRow redirecting(RedirectStatus next) {
        return new LinkRow(link, account, destination, title, tags, validity, next, options, takenDown, retiredAt, createdAt,
                createdPosition, version, position);
    }

    LinkRow with(LinkOptions next) {
        return new LinkRow(link, account, destination, title, tags, validity, redirectStatus, next, takenDown, retiredAt,
                createdAt, createdPosition, version, position);
    }

    LinkRow takenDown(@Nullable String next) {
        return new LinkRow(link, account, destination, title, tags, validity, redirectStatus, options, next, retiredAt,
                createdAt, createdPosition, version, position);
    }

    LinkRow retired(Instant at) {
        return new LinkRow(link, account, destination, title, tags, validity, redirectStatus, options, takenDown, at, createdAt,
                createdPosition, version, position);
    }

    /** The same after one more event. */
    LinkRow at(long nextPosition) {
        return new LinkRow(link, account, destination, title, tags, validity, redirectStatus, options, takenDown, retiredAt, createdAt,
                createdPosition, version + 1, nextPosition);
    }

    LinkView view(long clicks) {
        return new LinkView(link, account, destination, title, tags, validity, redirectStatus.code(), options, takenDown, retiredAt,
                clicks, createdAt, version, createdPosition, position);
    }

    static @Nullable String text(@Nullable Erasable<Title> title) {
        return title == null ? null : title.text();
    }

    static List<String> list(Erasable<Tags> tags) {
        return tags.known().map(Tags::values).orElse(List.of(Erasable.ERASED_TEXT));
    }

    /** A row of {@code view.link} as it is stored. */
    static LinkRow of(ResultSet row) throws SQLException {
        return new LinkRow(
                LinkId.parse(row.getString("link")),
                new AccountId(row.getString("account_id")),
                row.getString("destination"),
                row.getString("title"),
                textList(row, "tags"),
                new Validity(instantOrNull(row, "valid_from"), instantOrNull(row, "expires_at")),
                new RedirectStatus(row.getInt("redirect_status")),
                options(row),
                row.getString("taken_down"),
                instantOrNull(row, "retired_at"),
                instant(row, "created_at"),
                row.getLong("created_position"),
                row.getLong("version"),
                row.getLong("position"));
    }

    private static LinkOptions options(ResultSet row) throws SQLException {
        long limit = row.getLong("max_clicks");
        ClickLimit maxClicks = row.wasNull() ? null : new ClickLimit(limit);
        String hash = row.getString("password_hash");
        return new LinkOptions(
                maxClicks,
                new Forwarding(row.getBoolean("forward_query"), row.getBoolean("forward_path")),
                row.getBoolean("disabled"),
                rules(row.getString("rules")),
                hash == null ? null : new PasswordHash(hash));
    }

    static @Nullable String hash(LinkOptions options) {
        return options.password() == null ? null : options.password().value();
    }

    /** {@code null}: there are none. */
    static @Nullable String json(Rules rules) {
        return rules.areNone() ? null : JSON.writeValueAsString(rules);
    }

    private static Rules rules(@Nullable String json) {
        return json == null ? Rules.NONE : JSON.readValue(json, Rules.class);
    }
}
