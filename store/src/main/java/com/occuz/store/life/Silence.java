package com.occuz.store.life;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.Optional;

/**
 * No node gave a sign of life.
 *
 * @param gone from the last sign to the next one, by the installation's clock as it ran when the gap began
 * @param lastNode the name of who gave the last one
 * @param ended when that node ended in order; empty where it fell silent
 * @param nextNode the name of who gave the next one
 */
public record Silence(Window gone, String lastNode, Optional<Instant> ended, String nextNode) {}
