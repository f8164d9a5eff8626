package com.occuz.kernel.link;

import com.occuz.kernel.refusal.Refusal;

/** Why a link says no. */
public sealed interface LinkRefusal extends Refusal {

    record SlugTaken(Slug slug) implements LinkRefusal {
        @Override
        public String code() {
            return "slug-taken";
        }

        @Override
        public String sentence() {
            return "The slug " + slug + " is taken.";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String field() {
            return "slug";
        }
    }

    record LinkNotFound() implements LinkRefusal {
        @Override
        public String code() {
            return "link-not-found";
        }

        @Override
        public String sentence() {
            return "There is no such link.";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    record LinkIsRetired() implements LinkRefusal {
        @Override
        public String code() {
            return "link-retired";
        }

        @Override
        public String sentence() {
            return "The link is retired; a retired link cannot be changed.";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    record DestinationIsOwnHost(Host host) implements LinkRefusal {
        @Override
        public String code() {
            return "destination-is-own-host";
        }

        @Override
        public String sentence() {
            return "A link cannot lead to " + host + ", which is a host of this installation.";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String field() {
            return "destination";
        }
    }

    record NeverValid() implements LinkRefusal {
        @Override
        public String code() {
            return "never-valid";
        }

        @Override
        public String sentence() {
            return "A link must become valid before it expires.";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String field() {
            return "expiresAt";
        }
    }

    record LinkHasChanged(long version) implements LinkRefusal {
        @Override
        public String code() {
            return "stale-version";
        }

        @Override
        public String sentence() {
            return "The link has changed since: it is at version " + version + ".";
        }

        @Override
        public Kind kind() {
            return Kind.STALE;
        }
    }
}
