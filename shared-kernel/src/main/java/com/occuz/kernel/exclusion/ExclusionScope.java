package com.occuz.kernel.exclusion;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.PlannedWork;
import java.util.Optional;
import java.util.Set;

/** What an exclusion reaches (reading 21): the platform, some of its components, or what one account met of it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExclusionScope.Platform.class, name = "platform"),
    @JsonSubTypes.Type(value = ExclusionScope.OfComponents.class, name = "components"),
    @JsonSubTypes.Type(value = ExclusionScope.OfAccount.class, name = "account")
})
public sealed interface ExclusionScope {

    /** All components, for everybody. */
    record Platform() implements ExclusionScope {}

    /** These components, for everybody. */
    record OfComponents(Components components) implements ExclusionScope {}

    /** All components, in one customer's view alone; nobody else's figure changes. */
    record OfAccount(AccountId account) implements ExclusionScope {

        public OfAccount {
            if (account.equals(AccountId.PLATFORM)) {
                throw new InvalidValue("the platform's own account is no customer");
            }
        }
    }

    /** The sort by its name on the wire: {@code platform}, {@code components} or {@code account}. */
    default String kind() {
        return switch (this) {
            case Platform ignored -> "platform";
            case OfComponents ignored -> "components";
            case OfAccount ignored -> "account";
        };
    }

    /** The components that it reaches. */
    default Set<Component> reached() {
        return this instanceof OfComponents some ? some.components().values() : PlannedWork.WHOLE_PLATFORM;
    }

    /** Whom alone it concerns; empty: everybody. */
    default Optional<AccountId> only() {
        return this instanceof OfAccount one ? Optional.of(one.account()) : Optional.empty();
    }

    /** Whose words are said about it: the account's that it concerns alone, otherwise the platform's. */
    default AccountId owner() {
        return this instanceof OfAccount one ? one.account() : AccountId.PLATFORM;
    }
}
