package com.occuz.demo;

import com.occuz.kernel.account.AccountCommand.SetSupportPlan;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.support.SupportTimeCommand.RecordSupportTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What accounts have bought (§ 4), and how the support time that one of them has bought is used up. */
final class PlanScenes {

    /** Everything, four hours of support a month among it. */
    static final SupportPlan ENTERPRISE = new SupportPlan(true, true, true, true, false, true, 240);

    /** A paid plan, and nothing besides. */
    static final SupportPlan PLAIN = new SupportPlan(true, false, false, false, false, false, 0);

    private static final List<String> TALKS = List.of(
            "Call about the trade fair: which codes go to print, and until when they have to answer.",
            "How a campaign's figures are read when one visitor follows several of its links.",
            "Together through the import of two hundred links from the old system.",
            "What the report of the past month says, and what it does not.",
            "Review of the names under which packaging and manuals are to be found.",
            "Which of their people may do what, and who holds which API key.",
            "Why a printer's preview spent forty clicks of a limited link.");

    private PlanScenes() {}

    static List<Scene> of(long seed, Cast cast, Instant until, AccountId enterprise, AccountId plain) {
        Stage stage = new Stage(seed, "plans", cast, until);
        Instant bought = stage.daysAgo(340);
        stage.by(cast.operator(), enterprise, bought, new SetSupportPlan(enterprise, ENTERPRISE, bought));
        Instant paid = stage.daysAgo(331);
        stage.by(cast.operator(), plain, paid, new SetSupportPlan(plain, PLAIN, paid));
        int[] daysAgo = {3, 8, 15, 22, 29, 36, 43, 50};
        for (int i = 0; i < daysAgo.length; i++) {
            talk(stage, enterprise, stage.workday(daysAgo[i]), TALKS.get(i % TALKS.size()), i);
        }
        return stage.scenes();
    }

    /** Whoever talked writes it down a little later. */
    private static void talk(Stage stage, AccountId account, Instant spentAt, String what, int index) {
        int minutes = 5 * (5 + stage.chance().below(11));
        Instant noted = spentAt.plus(Duration.ofMinutes(minutes)).plus(stage.chance().minutes(2, 30));
        stage.by(stage.helper(index), account, noted, new RecordSupportTime(
                account, minutes, new Prose(what), Optional.empty(), Optional.of(spentAt), Stage.actor(stage.helper(index)), noted));
    }
}
