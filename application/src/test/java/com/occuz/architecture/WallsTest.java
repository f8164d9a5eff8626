package com.occuz.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every wall stands, and every wall bites: a class that breaks it is found. */
class WallsTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar") && !location.contains("/test-classes/"))
            .importPackages("com.occuz");

    private static final JavaClasses BROKEN = new ClassFileImporter()
            .withImportOption(location -> location.contains("/brokenwall/"))
            .importPackages("com.occuz");

    @TestFactory
    Stream<DynamicTest> every_wall_stands() {
        assertThat(PRODUCT).hasSizeGreaterThan(100);
        return Walls.all().entrySet().stream()
                .map(wall -> DynamicTest.dynamicTest(wall.getKey(), () -> wall.getValue().check(PRODUCT)));
    }

    @TestFactory
    Stream<DynamicTest> every_wall_bites() {
        return Walls.all().entrySet().stream().map(wall -> DynamicTest.dynamicTest(wall.getKey(), () -> bites(wall)));
    }

    private static void bites(Map.Entry<String, ArchRule> wall) {
        assertThat(wall.getValue().evaluate(BROKEN).hasViolation())
                .as("a class under brokenwall breaks the wall: %s", wall.getKey())
                .isTrue();
    }
}
