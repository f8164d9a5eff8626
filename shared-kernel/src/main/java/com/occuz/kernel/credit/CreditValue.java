package com.occuz.kernel.credit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.occuz.kernel.refusal.InvalidValue;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** What a credit is worth in a later service period, and nowhere else: it has no cash value (§ 10). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CreditValue.Amount.class, name = "amount"),
    @JsonSubTypes.Type(value = CreditValue.ServiceDays.class, name = "service-days")
})
public sealed interface CreditValue {

    /**
     * So much less to pay.
     *
     * @param amount decimal digits, more than nothing, with exactly the decimals of the currency
     * @param currency an ISO 4217 code, e.g. {@code USD}
     */
    record Amount(String amount, String currency) implements CreditValue {

        private static final Pattern FORM = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,4})?");

        public Amount {
            int decimals = decimalsOf(currency);
            if (!FORM.matcher(amount).matches()) {
                throw new InvalidValue("an amount is decimal digits, e.g. 25.00, below 1000000000");
            }
            BigDecimal number = new BigDecimal(amount);
            if (number.stripTrailingZeros().scale() > decimals) {
                throw new InvalidValue("an amount of " + currency + " has at most " + decimals + " decimals");
            }
            if (number.signum() == 0) {
                throw new InvalidValue("an amount is more than nothing");
            }
            amount = number.setScale(decimals).toPlainString();
        }

        private static int decimalsOf(String currency) {
            int decimals;
            try {
                decimals = Currency.getInstance(currency).getDefaultFractionDigits();
            } catch (IllegalArgumentException e) {
                throw new InvalidValue("a currency is an ISO 4217 code such as USD");
            }
            if (decimals < 0) {
                throw new InvalidValue("a currency is one that is paid with, such as USD");
            }
            return decimals;
        }

        @Override
        public String toString() {
            return amount + " " + currency;
        }
    }

    /** So many days of service without charge, 1 to 366. */
    record ServiceDays(int days) implements CreditValue {

        private static final int MOST = 366;

        public ServiceDays {
            if (days < 1 || days > MOST) {
                throw new InvalidValue("1 to " + MOST + " days of service are credited");
            }
        }

        @Override
        public String toString() {
            return days == 1 ? "1 service day" : days + " service days";
        }
    }
}
