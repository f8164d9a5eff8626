package com.occuz.query.link.brokenwall;

import java.util.List;

/** Breaks a wall on purpose. */
final class ForgetfulTable {
    List<String> everybodys() {
        return List.of();
    }
}
