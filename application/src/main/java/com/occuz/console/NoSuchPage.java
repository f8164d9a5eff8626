package com.occuz.console;

/** What the address names does not exist. */
final class NoSuchPage extends RuntimeException {

    NoSuchPage() {
        super("there is no such page", null, false, false);
    }
}
