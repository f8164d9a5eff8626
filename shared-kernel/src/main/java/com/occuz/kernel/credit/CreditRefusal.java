package com.occuz.kernel.credit;

import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;
import com.occuz.kernel.support.ContactChannel;
import java.time.Instant;

/** Why a service credit is not claimed or not decided on. */
public sealed interface CreditRefusal extends Refusal {

    record CreditNotFound() implements CreditRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("credit-not-found", "There is no such claim.");
        }
    }

    record CreditHasChanged(long version) implements CreditRefusal {
        @Override
        public Reason reason() {
            return Reason.stale("claim", version);
        }
    }

    record NoIncidentToClaimFor() implements CreditRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("no-incident-to-claim-for", "There is no such incident.").at("incidentId");
        }
    }

    record NoOwnReport() implements CreditRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "no-own-report",
                    "A credit needs the account's own report of the incident (§ 4, § 10), and it has reported none.");
        }
    }

    record NotAnOfficialReport(ContactChannel channel) implements CreditRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "not-an-official-report",
                    "A credit needs a report by an official channel (§ 4, § 10); this one came by " + channel.wireName() + ".");
        }
    }

    record DetailIsMissing(Instant since) implements CreditRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "detail-is-missing",
                    "A credit needs a report with sufficient technical detail (§ 8, § 10); what support asked for at " + since
                            + " is still missing.");
        }
    }

    record NoPaidPlan(Instant startedAt) implements CreditRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "no-paid-plan",
                    "Credits apply only to paid plans (§ 10); when the incident began, at " + startedAt
                            + ", the account had none.");
        }
    }

    record AlreadyClaimed(CreditState state) implements CreditRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "credit-claimed",
                    "A credit was claimed for this incident already; that claim is " + state.wireName() + ".");
        }
    }

    record DecidedByNobody() implements CreditRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "decided-by-nobody",
                    "A named person awards or denies a credit (§ 10); use a key that belongs to somebody.");
        }
    }

    record DecidedAlready(CreditState state) implements CreditRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("credit-decided", "The claim is " + state.wireName() + "; that stands.");
        }
    }

    record NotALaterPeriod(ServicePeriod present) implements CreditRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "not-a-later-period",
                            "A credit applies to a future service period (§ 10), which is later than " + present + ".")
                    .at("appliesTo");
        }
    }
}
