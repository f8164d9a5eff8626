package com.occuz.edge.death;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What can go wrong around an edge. Of two that mean the same server, one waits. Each fault ends: when {@link Fault#strike} returns, all is as before, but later. */
final class Faults {

    private Faults() {}

    /** One of them. */
    enum Fault {
        /** An edge is killed and comes back. */
        EDGE_DIES {
            @Override
            void strike(Scene scene, SplittableRandom random, Duration lasting) throws Exception {
                EdgeNode edge = any(scene, random);
                edge.kill();
                Thread.sleep(lasting.dividedBy(4));
                edge.start();
            }
        },
        /** An edge's machine stands still, and goes on as if nothing had been. */
        EDGE_FREEZES {
            @Override
            void strike(Scene scene, SplittableRandom random, Duration lasting) throws Exception {
                EdgeNode edge = any(scene, random);
                edge.signal("STOP");
                Thread.sleep(lasting);
                edge.signal("CONT");
            }
        },
        /** The process of one connection dies, whereupon PostgreSQL ends all of them and recovers. */
        BACKEND_DIES {
            @Override
            void strike(Scene scene, SplittableRandom random, Duration lasting) throws Exception {
                synchronized (scene.postgres) {
                    List<ProcessHandle> backends = ProcessHandle.of(scene.postgres.pid())
                            .map(postmaster -> postmaster.children().toList())
                            .orElse(List.of());
                    if (!backends.isEmpty()) {
                        signal("KILL", backends.get(random.nextInt(backends.size())).pid());
                    }
                }
            }
        },
        /** The whole server is killed, is away for a while, and recovers. */
        POSTGRES_DIES {
            @Override
            void strike(Scene scene, SplittableRandom random, Duration lasting) throws Exception {
                synchronized (scene.postgres) {
                    scene.postgres.kill();
                    Thread.sleep(lasting.dividedBy(2));
                    scene.postgres.stop();
                    scene.postgres.startAgain();
                }
            }
        },
        /** The server's machine stands still. */
        POSTGRES_FREEZES {
            @Override
            void strike(Scene scene, SplittableRandom random, Duration lasting) throws Exception {
                synchronized (scene.postgres) {
                    ProcessHandle postmaster = ProcessHandle.of(scene.postgres.pid()).orElseThrow();
                    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
                    all.add(postmaster);
                    for (ProcessHandle process : all) {
                        signal("STOP", process.pid());
                    }
                    Thread.sleep(lasting);
                    for (ProcessHandle process : all) {
                        signal("CONT", process.pid());
                    }
                }
            }
        },
        /** Every connection between edges and server is cut. */
        CONNECTIONS_CUT {
            @Override
            void strike(Scene scene, SplittableRandom random, Duration lasting) {
                scene.wire.cutAll();
            }
        },
        /** Commits succeed and nobody hears of it. */
        COMMITS_SWALLOWED {
            @Override
            void strike(Scene scene, SplittableRandom random, Duration lasting) throws Exception {
                scene.wire.swallowCommits(1 + random.nextInt(3));
                long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
                while (scene.wire.commitsToSwallow() > 0) {
                    assertThat(System.nanoTime()).as("somebody commits").isLessThan(end);
                    Thread.sleep(20);
                }
            }
        },
        /** An edge's clock is set by hours, forwards or backwards. */
        CLOCK_JUMPS {
            @Override
            void strike(Scene scene, SplittableRandom random, Duration lasting) throws Exception {
                any(scene, random).setClock(Duration.ofMinutes(random.nextInt(-3_000, 3_000)));
            }
        };

        /** @param lasting for about so long, where it lasts */
        abstract void strike(Scene scene, SplittableRandom random, Duration lasting) throws Exception;

        private static EdgeNode any(Scene scene, SplittableRandom random) {
            return scene.edges.get(random.nextInt(scene.edges.size()));
        }
    }

    /** A signal as {@code kill} names it; a process that has ended meanwhile needs none. */
    static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -s " + name + " " + pid + " 2>/dev/null || true").start().waitFor();
    }
}
