package com.occuz.running;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of this test without the tests and their configuration of the log. */
public final class ProductClassPath {

    private ProductClassPath() {}

    public static List<Path> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
                .map(Path::of)
                .toList();
    }

    /** As a JVM takes it. */
    public static String text() {
        return entries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
