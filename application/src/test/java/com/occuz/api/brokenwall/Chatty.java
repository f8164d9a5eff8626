package com.occuz.api.brokenwall;

/** Breaks a wall on purpose. */
final class Chatty {
    private Chatty() {}

    static void say() {
        System.out.println("hello");
    }
}
