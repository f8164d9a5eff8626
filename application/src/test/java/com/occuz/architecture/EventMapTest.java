package com.occuz.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventMapTest {

    @Test
    void the_map_of_events_says_what_the_code_does() throws IOException {
        Path file = Path.of("..", "docs", "map.md");
        String text = new EventMap(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(it -> !it.contains("-tests.jar") && !it.contains("/test-classes/"))
                        .importPackages("com.occuz"))
                .text();
        if (Boolean.getBoolean("occuz.map.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }
}
