package com.occuz.kernel.servicelevel.report;

import com.occuz.kernel.policy.CanonicalJson;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;

/**
 * A report as it would be issued.
 *
 * @param document canonical JSON, see {@link ReportDocument}
 */
public record ComposedReport(
        Question question,
        PolicyRef policy,
        PolicyRef calendar,
        String engine,
        KeyFigures figures,
        String document) {

    /** So many characters an event can hold and a reader can take. */
    public static final int LONGEST = 16_000_000;

    /** Of the document's bytes in UTF-8. */
    public String digest() {
        return CanonicalJson.digest(document);
    }

    /** Figures are long; what is printed says which. */
    @Override
    public String toString() {
        return "ComposedReport[" + question + ", " + digest() + "]";
    }
}
