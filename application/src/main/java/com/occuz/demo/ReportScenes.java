package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.servicelevel.report.ReportId;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Est;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Reports of the last whole months, each issued on one of the first days of the next; what was learnt later differs. */
final class ReportScenes {

    private ReportScenes() {}

    static List<Scene> of(long seed, Cast cast, Instant until) {
        Stage stage = new Stage(seed, "reports", cast, until);
        YearMonth present = YearMonth.from(Est.dayOf(until));
        for (int ago = 4; ago >= 1; ago--) {
            YearMonth month = present.minusMonths(ago);
            Instant at = Est.startOf(month.plusMonths(1).atDay(2)).plus(stage.chance().minutes(540, 900));
            issue(stage, cast.operator(), at, month, Optional.empty(), until);
            if (ago == 2) {
                issue(stage, stage.helper(0), at.plus(Duration.ofMinutes(12)), month, Optional.of(Component.REDIRECTION), until);
            }
        }
        return stage.scenes();
    }

    /** Unless the year ends before. */
    private static void issue(
            Stage stage, UserId person, Instant at, YearMonth month, Optional<Component> component, Instant until) {
        if (at.isBefore(until)) {
            stage.by(person, AccountId.PLATFORM, at, new Act.IssuesReport(
                    new ReportId(stage.chance().uuid().toString()), Est.month(month), component, Stage.actor(person)));
        }
    }
}
