package com.occuz.kernel.servicelevel.verify;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.policy.CanonicalJson;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.report.ReportDocument;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.time.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A report as it was exported: as the API shows it, with its digest, or the document alone.
 *
 * @param storeId of the installation that issued it
 * @param document canonical, however it was spaced in the file
 * @param stated the digest that the file states; empty where it holds the document alone
 * @param question what was asked
 * @param rests the end of the chain of events that it rests on, and how many they are
 */
record ReportFile(
        String storeId, String document, Optional<String> stated, Question question, ReportDocument.Rests rests) {

    /** @throws UnusableInput if it is no report */
    static ReportFile parse(String text) {
        try {
            return of(LedgerLines.JSON.readTree(text));
        } catch (JacksonException e) {
            throw new UnusableInput("the report is no JSON: " + e.getOriginalMessage());
        }
    }

    /** @throws UnusableInput if it is no report */
    static ReportFile of(JsonNode file) {
        boolean envelope = file.path("document").isObject();
        JsonNode document = envelope ? file.path("document") : file;
        if (!document.path("format").asString("").equals(ReportDocument.FORMAT)) {
            throw new UnusableInput("it is not a report of the form " + ReportDocument.FORMAT);
        }
        try {
            return new ReportFile(
                    document.required("storeId").asString(),
                    CanonicalJson.text(document),
                    envelope ? Optional.of(file.path("digest").asString("")) : Optional.empty(),
                    question(document),
                    LedgerLines.JSON.treeToValue(document.required("ledger"), ReportDocument.Rests.class));
        } catch (JacksonException | DateTimeException | InvalidValue e) {
            throw new UnusableInput("a field of the report cannot be read: " + e.getMessage());
        }
    }

    private static Question question(JsonNode document) {
        String component = document.required("component").asString();
        JsonNode period = document.required("period");
        return new Question(
                new Window(instant(period.required("from")), instant(period.required("to"))),
                new Subject(
                        component.equals(ReportDocument.PLATFORM) ? Optional.empty() : Optional.of(Component.of(component)),
                        Optional.<AccountId>empty()),
                new LedgerMoment(document.required("position").asLong(), instant(document.required("asOf"))),
                Knowledge.of(document.required("knowledge").asString()));
    }

    private static Instant instant(JsonNode node) {
        return OffsetDateTime.parse(node.asString()).toInstant();
    }
}
