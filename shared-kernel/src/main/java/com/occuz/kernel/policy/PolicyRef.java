package com.occuz.kernel.policy;

/**
 * Which policy a figure was computed with.
 *
 * @param hash {@code sha256:} and the digest of the canonical text
 */
public record PolicyRef(int version, String hash) {}
