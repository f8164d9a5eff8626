package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountQuery.FindPerson;
import com.occuz.kernel.account.AccountQuery.PersonView;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.security.Viewer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Says who somebody is, as far as the viewer may know: customers know their own people, and the staff as one. */
@Component
final class People {

    private static final String USER = "user:";

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
        if (!actor.startsWith(USER)) {
            return Words.actor(actor);
        }
        boolean customer = viewer.role() == Role.CUSTOMER;
        Tenant tenant = customer ? Tenant.of(viewer.account()) : Tenant.everyone();
        return id(actor.substring(USER.length()))
                .flatMap(user -> questions.optional(new FindPerson(tenant, user), PersonView.class))
                .map(PersonView::email)
                .orElseGet(() -> customer ? "Occuz support" : Words.actor(actor));
    }

    private static Optional<UserId> id(String text) {
        try {
            return Optional.of(new UserId(text));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
