package com.occuz.edge.death;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.death.Faults.Fault;
import com.occuz.edge.journal.Durability;
import com.occuz.edge.testing.Directories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults strike two edges and their PostgreSQL by a seeded schedule, singly and in pairs. Whatever they are: answered ⊆
 * stored ⊆ sent, nothing is stored twice, and no edge that runs fails a visitor.
 */
class FaultScheduleTest {

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(Scene.SEED);

    @Test
    void each_fault_alone_loses_and_doubles_nothing() throws Exception {
        List<List<Fault>> singly = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            singly.add(List.of(fault));
        }
        run(singly, Duration.ofMillis(800));
    }

    @Test
    void pairs_of_them_lose_and_double_nothing() throws Exception {
        run(pairs(6), Duration.ofMillis(800));
    }

    @Test
    @Tag("soak")
    void whatever_strikes_for_as_long_as_is_asked_for() throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong("occuz.soak.minutes", 1));
        int round = 0;
        do {
            try (Scene scene = new Scene(directory.resolve("round-" + round++), Durability.FSYNC, 1 + random.nextInt(3))) {
                run(scene, pairs(20), Duration.ofSeconds(random.nextBoolean() ? 1 : 15));
            }
        } while (System.nanoTime() < end);
    }

    @Test
    void a_directory_that_was_copied_with_its_clicks_brings_none_of_them_twice() throws Exception {
        try (Scene scene = new Scene(directory, Durability.FSYNC)) {
            scene.start();
            scene.postgres.stop();
            try (Visitors visitors = new Visitors(4, scene.ports())) {
                Thread.sleep(700);
                scene.kill();
                Directories.copy(scene.edges.getFirst().directory, directory.resolve("copy"));
                scene.add("copy");
                scene.postgres.startAgain();
                scene.start();
                Thread.sleep(700);
                visitors.stop();
                scene.settle(visitors);
            }
        }
    }

    private List<List<Fault>> pairs(int count) {
        List<List<Fault>> pairs = new ArrayList<>();
        Fault[] all = Fault.values();
        for (int i = 0; i < count; i++) {
            pairs.add(List.of(all[random.nextInt(all.length)], all[random.nextInt(all.length)]));
        }
        return pairs;
    }

    private void run(List<List<Fault>> schedule, Duration lasting) throws Exception {
        try (Scene scene = new Scene(directory, Durability.FSYNC, 2)) {
            run(scene, schedule, lasting);
        }
    }

    private void run(Scene scene, List<List<Fault>> schedule, Duration lasting) throws Exception {
        scene.start();
        try (Visitors visitors = new Visitors(8, scene.ports());
                ExecutorService strikers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<Fault> together : schedule) {
                Thread.sleep(100 + random.nextInt(400));
                List<Future<?>> strikes = new ArrayList<>();
                // Two of a kind that start or stop the same process wait for each other.
                for (Fault fault : together.stream().distinct().toList()) {
                    SplittableRandom own = random.split();
                    strikes.add(strikers.submit(() -> {
                        fault.strike(scene, own, lasting);
                        return fault;
                    }));
                }
                for (Future<?> strike : strikes) {
                    strike.get(3, TimeUnit.MINUTES);
                }
            }
            Thread.sleep(500);
            visitors.stop();
            assertThat(visitors.answeredOtherwise()).as("seed %d", Scene.SEED).isEmpty();
            scene.account(visitors);
        }
    }
}
