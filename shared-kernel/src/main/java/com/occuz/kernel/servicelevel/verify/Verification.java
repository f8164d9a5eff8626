package com.occuz.kernel.servicelevel.verify;

import com.occuz.kernel.ledger.StoredEvent;
import com.occuz.kernel.policy.CanonicalJson;
import com.occuz.kernel.servicelevel.report.ReportBasis;
import com.occuz.kernel.servicelevel.report.ReportComposer;
import com.occuz.kernel.servicelevel.report.ReportDifference;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes out when a report is computed again from a ledger.
 *
 * @param digest of what was computed; of the report's own document where nothing could be
 * @param events how many the report rests on
 * @param findings what is not as it was issued; none: it is the same to the byte
 */
record Verification(String digest, long events, List<String> findings) {

    Verification {
        findings = List.copyOf(findings);
    }

    boolean identical() {
        return findings.isEmpty();
    }

    /**
     * @param ledger may go on behind the report's position
     * @param before how many lines of its file were read already
     */
    static Verification of(ReportFile report, BufferedReader ledger, int before) throws IOException {
        String digest = CanonicalJson.digest(report.document());
        List<String> findings = new ArrayList<>();
        report.stated().filter(stated -> !stated.equals(digest)).ifPresent(stated -> findings.add(
                "the report was changed after it was issued: it says that its digest is " + stated + " and it is " + digest));
        ReportBasis basis = new ReportBasis();
        long position = report.question().asOf().position();
        List<String> broken = new ArrayList<>();
        List<String> faults = LedgerFile.read(ledger, before, event -> {
            if (event.position() <= position && broken.isEmpty()) {
                take(basis, event, broken);
            }
        });
        findings.addAll(faults);
        findings.addAll(broken);
        if (!faults.isEmpty() || !broken.isEmpty()) {
            return new Verification(digest, basis.chain().events(), findings);
        }
        basis.storeId().filter(store -> !store.equals(report.storeId())).ifPresent(store -> findings.add(
                "the ledger is that of another installation: its store is " + store + ", the report's " + report.storeId()));
        if (!basis.chain().digest().equals(report.rests().digest())) {
            findings.add("the report rests on other events: on " + report.rests().events() + " that end in "
                    + report.rests().digest() + ", and these " + basis.chain().events() + " end in "
                    + basis.chain().digest());
        }
        return compared(report, basis, findings);
    }

    private static Verification compared(ReportFile report, ReportBasis basis, List<String> findings) {
        String computed;
        try {
            computed = ReportComposer.compose(report.question(), basis).document();
        } catch (RuntimeException e) {
            // Whoever makes up events can make up some that contradict each other: that is what is found then.
            findings.add("the events contradict each other: " + e.getMessage());
            return new Verification(CanonicalJson.digest(report.document()), basis.chain().events(), findings);
        }
        ReportDifference.between(report.document(), computed).forEach(it -> findings.add(
                it.field() + ": the report says " + said(it.issued()) + ", its events say " + said(it.computed())));
        return new Verification(CanonicalJson.digest(computed), basis.chain().events(), findings);
    }

    private static void take(ReportBasis basis, StoredEvent event, List<String> broken) {
        try {
            basis.add(event);
        } catch (RuntimeException e) {
            broken.add("the event at position " + event.position() + " cannot be read: " + e.getMessage());
        }
    }

    private static String said(@Nullable String value) {
        return value == null ? "nothing" : value;
    }
}
