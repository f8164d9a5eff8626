package com.occuz.store.postgres;

/** What a store asks of a node's secrets before it lets the node change anything. */
public interface StoreSecrets {

    /** Follows from the secrets and gives nothing of them away; the same on every node of an installation. */
    String mark();

    /** Whether they open a key that is kept in the store: by that, stores are known that were begun without a mark. */
    boolean open(byte[] wrapped, String subject);
}
