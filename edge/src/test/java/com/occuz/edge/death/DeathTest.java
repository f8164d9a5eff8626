package com.occuz.edge.death;

import com.occuz.edge.journal.Durability;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The edge's process and PostgreSQL are killed under load, in any order. What holds afterwards: answered ⊆ stored ⊆ sent,
 * and nothing is stored twice.
 */
class DeathTest {

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(Scene.SEED);

    @Test
    void six_deaths_lose_no_answered_click_and_double_none() throws Exception {
        die(6, Durability.FSYNC);
    }

    @Test
    void clicks_that_need_only_outlive_the_process_do() throws Exception {
        die(3, Durability.OS);
    }

    @Test
    @Tag("soak")
    void fifty_deaths_lose_no_answered_click_and_double_none() throws Exception {
        die(50, Durability.FSYNC);
    }

    private void die(int times, Durability durability) throws Exception {
        try (Scene scene = new Scene(directory, durability)) {
            scene.start();
            Visitors visitors = new Visitors(16, scene.ports());
            for (int i = 0; i < times; i++) {
                Thread.sleep(300 + random.nextInt(1_500));
                switch (random.nextInt(3)) {
                    case 0 -> scene.revive();
                    case 1 -> bringBack(scene);
                    default -> {
                        scene.kill();
                        bringBack(scene);
                        scene.start();
                    }
                }
            }
            Thread.sleep(500);
            visitors.close();
            scene.settle(visitors);
        }
    }

    private void bringBack(Scene scene) throws InterruptedException {
        scene.postgres.kill();
        Thread.sleep(random.nextInt(1_000));
        scene.postgres.stop();
        scene.postgres.startAgain();
    }
}
