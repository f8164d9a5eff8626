package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.TermsQuery.ListTerms;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.kernel.sla.Share;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values of the agreement as the agreement itself writes them: percentages, hours, dates. */
final class TermsWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private TermsWords() {}

    /** @param field by its name in the published document; {@code value} is not empty */
    static String of(String field, String value) {
        if (field.equals("calendar.holidays")) {
            return Arrays.stream(value.split(", ")).map(TermsWords::day).collect(Collectors.joining(", "));
        }
        if (field.equals("calendar.zone")) {
            return value.startsWith("+") || value.startsWith("-") ? "UTC" + value.replace('-', '−') : value;
        }
        if (field.startsWith("calendar.week.")) {
            return value.replace('-', '–');
        }
        if (value.matches("\\d+/\\d+")) {
            return share(value);
        }
        return value.startsWith("PT") ? length(Duration.parse(value)) : TermsModel.readable(value);
    }

    /** The uptime that the version of the agreement aims at with which something was measured. */
    static String target(Questions questions, PolicyRef measuredBy) {
        return questions
                .one(new ListTerms(), TermsHistory.class)
                .version(measuredBy.version())
                .map(it -> of("terms.uptimeTarget", it.agreement().terms().uptimeTarget().toString()))
                .orElse("–");
    }

    private static String day(String date) {
        return DAY.format(LocalDate.parse(date));
    }

    /** In per cent where that is exact; a third stays a third. */
    private static String share(String text) {
        Share share = Share.of(text);
        if (share.equals(Share.NONE)) {
            return "none";
        }
        if (share.equals(Share.ALL)) {
            return "all of it";
        }
        try {
            return new BigDecimal(BigInteger.valueOf(share.numerator()).multiply(HUNDRED))
                            .divide(BigDecimal.valueOf(share.denominator()))
                            .stripTrailingZeros()
                            .toPlainString()
                    + " %";
        } catch (ArithmeticException e) {
            return text;
        }
    }

    /** In hours, as targets and limits are written: 72 hours of business are no three days. */
    private static String length(Duration length) {
        if (length.isZero()) {
            return "none";
        }
        boolean wholeHours = length.toSeconds() % Duration.ofHours(1).toSeconds() == 0;
        return wholeHours ? length.toHours() + " h" : Durations.text(length);
    }
}
