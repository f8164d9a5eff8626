package com.occuz.store.postgres;

import java.nio.file.Path;

/** Another living process works in this data directory. */
public final class DataDirectoryInUse extends RuntimeException {

    DataDirectoryInUse(Path directory) {
        super("the data directory " + directory + " is in use by another Occuz process");
    }
}
