package com.occuz.command.account;

import org.jspecify.annotations.Nullable;

/**
 * What only ever grows. A link more costs the same however long the chain is; a set that is copied for every event would
 * make loading a long history quadratic.
 */
record Chain<T>(@Nullable T last, @Nullable Chain<T> before) {

    static <T> Chain<T> empty() {
        return new Chain<>(null, null);
    }

    Chain<T> with(T added) {
        return new Chain<>(added, this);
    }

    boolean contains(T sought) {
        for (Chain<T> link = this; link != null; link = link.before()) {
            if (sought.equals(link.last())) {
                return true;
            }
        }
        return false;
    }
}
