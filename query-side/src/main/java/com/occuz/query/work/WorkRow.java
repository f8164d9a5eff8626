package com.occuz.query.work;

import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.work.LateClaim;
import com.occuz.kernel.work.WorkEvent.ImpactJudged;
import com.occuz.kernel.work.WorkQuery.JudgementView;
import com.occuz.kernel.work.WorkQuery.OpinionView;
import com.occuz.kernel.work.WorkQuery.WorkView;
import com.occuz.kernel.work.Worksheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code view.planned_work}.
 *
 * @param told whether customers with a support add-on may know of it
 * @param shown to people who work here
 */
record WorkRow(WorkView shown, boolean told) {

    static WorkRow of(Worksheet sheet, long begunPosition, long position) {
        LateClaim claim = sheet.claim();
        WorkView shown = new WorkView(
                sheet.work(),
                sheet.plan().title().text(),
                sheet.plan().purpose().text(),
                sheet.plan().justification().text(),
                text(sheet.necessity()),
                sheet.components(),
                sheet.planned(),
                sheet.phase(),
                sheet.plan().partOf(),
                sheet.plan().by().toString(),
                sheet.plan().occurredAt(),
                sheet.startedAt(),
                sheet.endedAt(),
                claim != null,
                claim == null ? null : claim.standing(),
                claim == null ? List.of() : opinions(claim),
                judgement(sheet.judgement()),
                sheet.announcedAt(),
                sheet.version(),
                begunPosition,
                position);
        return new WorkRow(shown, sheet.isTold());
    }

    private static List<OpinionView> opinions(LateClaim claim) {
        return claim.opinions().stream()
                .map(it -> new OpinionView(it.by().toString(), it.approves(), it.at()))
                .toList();
    }

    private static @Nullable JudgementView judgement(@Nullable ImpactJudged judged) {
        return judged == null
                ? null
                : new JudgementView(
                        judged.necessary(), judged.impactful(), judged.reason().text(), judged.occurredAt());
    }

    private static @Nullable String text(@Nullable Erasable<Prose> words) {
        return words == null ? null : words.text();
    }
}
