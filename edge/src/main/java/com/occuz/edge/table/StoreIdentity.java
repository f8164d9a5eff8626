package com.occuz.edge.table;

/**
 * Whose positions they are: a position means nothing in another store, nor after a restore.
 *
 * @param storeId permanent, a UUID
 * @param epoch grows with every restore
 */
public record StoreIdentity(String storeId, int epoch) {

    @Override
    public String toString() {
        return storeId + ", epoch " + epoch;
    }
}
