package com.occuz.kernel.policy;

/**
 * Data that figures are computed with. Two policies are the same exactly if their canonical text is, and the hash stands
 * for that text.
 */
public interface Policy {

    /** 1 or more; grows with each publication. */
    int version();

    /** The whole policy as JSON: properties and keys in a fixed order, no white space. */
    default String canonicalJson() {
        return CanonicalJson.text(this);
    }

    /** {@code sha256:} and the hexadecimal digest of {@link #canonicalJson()} in UTF-8. */
    default String hash() {
        return CanonicalJson.digest(canonicalJson());
    }

    default PolicyRef ref() {
        return new PolicyRef(version(), hash());
    }
}
