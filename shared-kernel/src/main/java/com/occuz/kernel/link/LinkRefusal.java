package com.occuz.kernel.link;

import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;

/** Why a link says no. */
public sealed interface LinkRefusal extends Refusal {

    record SlugTaken(Slug slug) implements LinkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("slug-taken", "The slug " + slug + " is taken.").at("slug");
        }
    }

    record LinkNotFound() implements LinkRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("link-not-found", "There is no such link.");
        }
    }

    record LinkIsRetired() implements LinkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("link-retired", "The link is retired; a retired link cannot be changed.");
        }
    }

    /** Its account's key is destroyed: nothing that its owner says can be recorded any more. */
    record LinkIsErased() implements LinkRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("link-erased", "What its owner said of the link is erased, and nothing new can be said of it.");
        }
    }

    /** @param field which of the request leads there */
    record DestinationIsOwnHost(Host host, String field) implements LinkRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "destination-is-own-host",
                            "A link cannot lead to " + host + ", which is a host of this installation.")
                    .at(field);
        }
    }

    record NeverValid() implements LinkRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("never-valid", "A link must become valid before it expires.").at("expiresAt");
        }
    }

    record LinkHasChanged(long version) implements LinkRefusal {
        @Override
        public Reason reason() {
            return Reason.stale("link", version);
        }
    }
}
