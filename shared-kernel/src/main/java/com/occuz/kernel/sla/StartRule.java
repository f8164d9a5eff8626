package com.occuz.kernel.sla;

/** The defensible answers to "when do the clocks start?" (§ 4). */
public enum StartRule {
    /** Both clocks: (detected or reported) and failure point found. */
    R1,
    /** Both clocks: detected, or (reported and failure point found). */
    R2,
    /** Response: detected or reported. Restoration: failure point found. */
    R3
}
