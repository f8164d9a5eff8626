package com.occuz.kernel.link;

/** Compares what a visitor has written with a link's hash. Slow on purpose, for use by any number of threads. */
@FunctionalInterface
public interface PasswordCheck {

    boolean matches(String written, PasswordHash hash);
}
