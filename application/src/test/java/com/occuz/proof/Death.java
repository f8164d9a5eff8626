package com.occuz.proof;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Kills what it is told to, at moments of chance, under a load of writes and redirects that never pauses. */
final class Death {

    private static final Duration BACK = Duration.ofSeconds(60);

    /** What dies without a word. */
    enum Victim {
        NODE,
        POSTGRES,
        BOTH
    }

    private final Installation installation;
    private final Random random;
    private int moments;

    Death(Installation installation, Random random) {
        this.installation = installation;
        this.random = random;
    }

    /** A round of moments, at the end of which the account must be even. */
    void round(int count) throws Exception {
        installation.writes.start(3);
        installation.redirects.start(2, Duration.ofMillis(10));
        for (int i = 0; i < count; i++) {
            moment(Victim.values()[moments++ % 3]);
        }
        Patience.pause(Duration.ofMillis(300));
        installation.redirects.stop();
        installation.writes.stop();
        installation.verify();
    }

    int moments() {
        return moments;
    }

    private void moment(Victim victim) {
        // However slow the machine is: somewhere among writes that succeed.
        int enough = installation.writes.acknowledged().size() + random.nextInt(3, 15);
        Patience.until("links are created", BACK, () -> installation.writes.acknowledged().size() >= enough);
        Patience.pause(Duration.ofMillis(random.nextLong(150)));
        long begun = System.nanoTime();
        ProcessHandle postmaster = installation.home.postmaster();
        List<Runnable> deaths = switch (victim) {
            case NODE -> List.of(installation.node()::kill);
            case POSTGRES -> List.of(postmaster::destroyForcibly);
            case BOTH -> random.nextBoolean()
                    ? List.of(postmaster::destroyForcibly, installation.node()::kill)
                    : List.of(installation.node()::kill, postmaster::destroyForcibly);
        };
        deaths.forEach(Runnable::run);
        if (victim == Victim.POSTGRES) {
            int acknowledged = installation.writes.acknowledged().size();
            Patience.until("links are created again", BACK, () -> installation.writes.acknowledged().size() > acknowledged + 3);
        } else {
            installation.startAgain();
        }
        System.out.printf(
                "moment %d: %s dead, back after %d ms; %s; %s%n",
                moments,
                victim,
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                installation.writes,
                installation.redirects);
    }
}
