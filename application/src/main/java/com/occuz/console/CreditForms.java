package com.occuz.console;

import com.occuz.kernel.credit.CreditCommand;
import com.occuz.kernel.credit.CreditCommand.AwardCredit;
import com.occuz.kernel.credit.CreditCommand.DenyCredit;
import com.occuz.kernel.credit.CreditFigures;
import com.occuz.kernel.credit.CreditId;
import com.occuz.kernel.credit.CreditValue;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.refusal.InvalidValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The forms about service credits: what was written becomes a command, or says what is wrong with it. */
final class CreditForms {

    static final String INCIDENT = "incidentId";

    private static final String VALUE = "value";

    private CreditForms() {}

    /** What a customer has written. */
    record Claim(IncidentId incident, Prose evidence, Optional<Prose> revenueLoss) {}

    /** Empty if a field is at fault. */
    static Optional<Claim> claim(Fields form) {
        Optional<IncidentId> incident = form.required(INCIDENT, "Claim from an incident's page.", IncidentId::new);
        Optional<Prose> evidence = form.required("evidence", "Say what was lost technically, and what shows it.", Prose::new);
        Optional<Prose> loss = form.read("revenueLoss", Prose::new);
        return form.isSound()
                ? Optional.of(new Claim(incident.orElseThrow(), evidence.orElseThrow(), loss))
                : Optional.empty();
    }

    /**
     * A decision; empty if a field is at fault.
     *
     * @param figures asked for where an award needs them
     */
    static Optional<CreditCommand> decision(
            String action, Fields form, CreditId credit, Supplier<CreditFigures> figures, Actor by, Instant now) {
        Optional<Long> anyVersion = Optional.empty();
        Optional<Prose> reason = form.required("reason", "Say why.", Prose::new);
        return switch (action) {
            case "award" -> {
                Optional<CreditValue> value =
                        form.required(VALUE, "Say what is credited, such as 25.00 USD or 3 days.", CreditForms::value);
                Optional<ServicePeriod> period =
                        form.required("appliesTo", "Say to which month it applies.", ServicePeriod::new);
                yield form.isSound()
                        ? Optional.of(new AwardCredit(
                                credit,
                                value.orElseThrow(),
                                period.orElseThrow(),
                                reason.orElseThrow(),
                                figures.get(),
                                anyVersion,
                                by,
                                now))
                        : Optional.empty();
            }
            case "deny" -> reason.map(why -> new DenyCredit(credit, why, anyVersion, by, now));
            default -> throw new NoSuchPage();
        };
    }

    /** {@code 25.00 USD} or {@code 3 days}. */
    private static CreditValue value(String text) {
        String[] words = text.split("\\s+", -1);
        if (words.length != 2) {
            throw new InvalidValue("write an amount with its currency, 25.00 USD, or days of service, 3 days");
        }
        if (!words[1].toLowerCase(Locale.ROOT).matches("days?")) {
            return new CreditValue.Amount(words[0], words[1].toUpperCase(Locale.ROOT));
        }
        if (!words[0].matches("[0-9]{1,4}")) {
            throw new InvalidValue("days of service are a whole number");
        }
        return new CreditValue.ServiceDays(Integer.parseInt(words[0]));
    }
}
