package com.occuz.api;

import com.occuz.kernel.credit.CreditValue;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.refusal.InvalidValue;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/** Reads the bodies of requests about service credits. */
final class CreditBodies {

    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final String DAYS = "serviceDays";

    private CreditBodies() {}

    record Claim(IncidentId incident, Prose evidence, Optional<Prose> revenueLoss) {}

    record Award(CreditValue value, ServicePeriod appliesTo, Prose reason) {}

    static Claim claim(JsonBody body) {
        Optional<IncidentId> incident = body.requiredText("incidentId", IncidentId::new);
        Optional<Prose> evidence = body.requiredText("evidence", Prose::new);
        Optional<Prose> revenueLoss = body.text("revenueLoss", Prose::new);
        body.check();
        return new Claim(incident.orElseThrow(), evidence.orElseThrow(), revenueLoss);
    }

    static Award award(JsonBody body, Instant now) {
        Optional<CreditValue> value = value(body);
        Optional<ServicePeriod> appliesTo = body.text("appliesTo", ServicePeriod::new);
        Optional<Prose> reason = body.requiredText("reason", Prose::new);
        body.check();
        return new Award(
                value.orElseThrow(), appliesTo.orElseGet(() -> ServicePeriod.at(now).next()), reason.orElseThrow());
    }

    static Prose reason(JsonBody body) {
        Optional<Prose> reason = body.requiredText("reason", Prose::new);
        body.check();
        return reason.orElseThrow();
    }

    /** Either an amount with its currency or days of service. */
    private static Optional<CreditValue> value(JsonBody body) {
        Optional<String> amount = body.text(AMOUNT, text -> text);
        Optional<String> currency = body.text(CURRENCY, CreditBodies::currency);
        Optional<CreditValue> days = body.integer(DAYS, 1, 366)
                .map(number -> new CreditValue.ServiceDays(number.intValue()));
        if (body.has(DAYS) && !body.isNull(DAYS)) {
            if (amount.isPresent()) {
                body.fault(AMOUNT, "is given instead of serviceDays, not beside them");
            }
            if (currency.isPresent()) {
                body.fault(CURRENCY, "belongs to an amount");
            }
            return days;
        }
        if (!body.has(AMOUNT) || body.isNull(AMOUNT)) {
            body.fault(AMOUNT, "is required, or serviceDays");
            return Optional.empty();
        }
        if (!body.has(CURRENCY) || body.isNull(CURRENCY)) {
            body.fault(CURRENCY, "is required with an amount");
            return Optional.empty();
        }
        return amount.flatMap(number -> currency.flatMap(
                code -> body.value(AMOUNT, () -> new CreditValue.Amount(number, code))));
    }

    private static String currency(String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("must be an ISO 4217 code such as USD");
        }
    }
}
