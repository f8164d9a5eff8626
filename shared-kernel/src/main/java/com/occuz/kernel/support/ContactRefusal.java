package com.occuz.kernel.support;

import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;

/** Why the log of contacts says no. */
public sealed interface ContactRefusal extends Refusal {

    record ContactNotFound() implements ContactRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("contact-not-found", "There is no such contact.");
        }
    }

    record ContactExists() implements ContactRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("contact-exists", "There is a contact with this id already.");
        }
    }

    record ContactHasChanged(long version) implements ContactRefusal {
        @Override
        public Reason reason() {
            return Reason.stale("contact", version);
        }
    }

    record NobodyKnown() implements ContactRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("nobody-known", "There is no customer's account of this name.").at("account");
        }
    }

    record NoIncidentMeant() implements ContactRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("no-incident-meant", "There is no such incident.").at("incidentId");
        }
    }

    record NotOffChannel(ContactStanding standing) implements ContactRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "not-off-channel",
                    "Only an off-channel contact is deferred, sent back or a violation (§ 4); this one is "
                            + standing.wireName() + ".");
        }
    }

    record AlreadyDisposed(Disposition disposition) implements ContactRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("contact-disposed", "It was said already: " + disposition.wireName() + ".");
        }
    }

    record StartsNoClock(ContactStanding standing) implements ContactRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "starts-no-clock",
                    "Only what came by an official channel is filed as an incident (§ 4); this contact is "
                            + standing.wireName() + ".");
        }
    }

    record ContactOfNobody() implements ContactRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("contact-of-nobody", "Nobody knows whose contact this is, so it is nobody's report.");
        }
    }

    record AboutAnIncident() implements ContactRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("about-an-incident", "This contact is about an incident that there is already.");
        }
    }

    record FiledAlready() implements ContactRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("contact-filed", "This contact was filed already.");
        }
    }
}
