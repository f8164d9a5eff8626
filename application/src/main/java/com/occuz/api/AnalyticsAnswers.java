package com.occuz.api;

import com.occuz.api.AnalyticsJson.Previous;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.click.AnalyticsQuery.Analytics;
import com.occuz.kernel.click.AnalyticsQuery.AskAnalytics;
import com.occuz.kernel.click.AnalyticsQuery.AskTotals;
import com.occuz.kernel.click.AnalyticsQuery.ClickRange;
import com.occuz.kernel.click.AnalyticsQuery.Totals;
import com.occuz.kernel.link.LinkRefusal.LinkNotFound;
import com.occuz.kernel.refusal.Refused;
import java.util.Optional;

/** Asks about clicks and puts the answers together. */
final class AnalyticsAnswers {

    private final Questions questions;

    AnalyticsAnswers(Questions questions) {
        this.questions = questions;
    }

    AnalyticsJson of(Tenant tenant, AnalyticsAsked asked) {
        Analytics answer = questions
                .optional(
                        new AskAnalytics(
                                tenant,
                                asked.filter(),
                                asked.range(),
                                asked.interval(),
                                asked.groupBy().stream().toList(),
                                asked.limit()),
                        Analytics.class)
                .orElseThrow(() -> new Refused(new LinkNotFound()));
        return AnalyticsJson.of(answer, previous(tenant, asked));
    }

    private Optional<Previous> previous(Tenant tenant, AnalyticsAsked asked) {
        if (!asked.compare()) {
            return Optional.empty();
        }
        ClickRange before = asked.previous();
        return questions.optional(new AskTotals(tenant, asked.filter(), before), Totals.class)
                .map(totals -> Previous.of(before, totals));
    }
}
