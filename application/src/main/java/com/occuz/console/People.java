package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountQuery.ApiKeyView;
import com.occuz.kernel.account.AccountQuery.FindApiKey;
import com.occuz.kernel.account.AccountQuery.FindPerson;
import com.occuz.kernel.account.AccountQuery.PersonView;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.security.Viewer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Says who somebody is, as far as the viewer may know: customers know their own people, and the staff as one. */
@Component
final class People {

    private static final String USER = "user:";
    private static final String KEY = "api-key:";

    private final Questions questions;

    People(Questions questions) {
        this.questions = questions;
    }

    /** From an actor as the ledger names it to words; good for one page, on which most lines have the same few actors. */
    UnaryOperator<String> namesFor(Viewer viewer) {
        Map<String, String> known = new HashMap<>();
        return actor -> known.computeIfAbsent(actor, it -> name(viewer, it));
    }

    private String name(Viewer viewer, String actor) {
        boolean customer = viewer.role() == Role.CUSTOMER;
        Tenant tenant = customer ? Tenant.of(viewer.account()) : Tenant.everyone();
        if (actor.startsWith(KEY)) {
            return owner(tenant, actor.substring(KEY.length()))
                    .flatMap(user -> email(tenant, user))
                    .map(email -> email + " by " + Words.actor(actor))
                    .orElseGet(() -> Words.actor(actor));
        }
        if (!actor.startsWith(USER)) {
            return Words.actor(actor);
        }
        return id(UserId::new, actor.substring(USER.length()))
                .flatMap(user -> email(tenant, user))
                .orElseGet(() -> customer ? "Occuz support" : Words.actor(actor));
    }

    private Optional<UserId> owner(Tenant tenant, String key) {
        return id(ApiKeyId::new, key)
                .flatMap(id -> questions.optional(new FindApiKey(tenant, id), ApiKeyView.class))
                .map(ApiKeyView::owner);
    }

    private Optional<String> email(Tenant tenant, UserId user) {
        return questions.optional(new FindPerson(tenant, user), PersonView.class).map(PersonView::email);
    }

    private static <T> Optional<T> id(Function<String, T> id, String text) {
        try {
            return Optional.of(id.apply(text));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
