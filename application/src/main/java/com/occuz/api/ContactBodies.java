package com.occuz.api;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.support.Disposition;
import java.time.Instant;
import java.util.Optional;

/** Reads the bodies of requests about contacts. */
final class ContactBodies {

    private ContactBodies() {}

    record Log(
            Optional<AccountId> account,
            Optional<Prose> person,
            ContactChannel channel,
            Optional<Severity> severity,
            Prose what,
            Optional<IncidentId> incident,
            Optional<Instant> at) {}

    record Dispose(Disposition disposition, Prose reason) {}

    static Log log(JsonBody body) {
        Optional<AccountId> account = body.text("account", AccountId::new);
        Optional<Prose> person = body.text("person", Prose::new);
        Optional<ContactChannel> channel = body.requiredText("channel", ContactChannel::of);
        Optional<Severity> severity =
                body.integer("severity", 1, 3).map(level -> Severity.of(Math.toIntExact(level)));
        Optional<Prose> what = body.requiredText("what", Prose::new);
        Optional<IncidentId> incident = body.text("incidentId", IncidentId::new);
        Optional<Instant> at = body.instant("at");
        body.check();
        return new Log(account, person, channel.orElseThrow(), severity, what.orElseThrow(), incident, at);
    }

    static Dispose dispose(JsonBody body) {
        Optional<Disposition> disposition = body.requiredText("disposition", Disposition::of);
        Optional<Prose> reason = body.requiredText("reason", Prose::new);
        body.check();
        return new Dispose(disposition.orElseThrow(), reason.orElseThrow());
    }
}
