package com.occuz.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.testing.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every event ever shipped has a file {@code golden/<type>.<revision>[.<variant>].json} with its exact stored text. A
 * file is never changed: a test that fails here says that old ledgers would be read or written differently.
 */
class GoldenFilesTest {

    private final EventTypes types = EventTypes.all();
    private final EventCodec codec = new EventCodec(types, new KeyRing());
    private final Map<String, String> files = files();

    @Test
    void everyRevisionOfEveryTypeHasAFile() {
        List<String> covered = files.keySet().stream().map(GoldenFilesTest::type).map(EventType::toString).toList();
        for (EventTypes.Entry entry : types.entries()) {
            for (int revision = 1; revision <= entry.type().revision(); revision++) {
                assertThat(covered).contains(entry.type().name() + "/" + revision);
            }
        }
    }

    @Test
    void everyFileBelongsToATypeThatCanStillBeRead() {
        assertThat(files.keySet())
                .allSatisfy(file -> assertThat(types.reading(type(file))).as(file).isPresent());
    }

    @TestFactory
    Stream<DynamicTest> itLoadsAndMeansWhatItMeant() {
        Map<String, DomainEvent> examples = GoldenExamples.all();
        assertThat(examples.keySet()).isEqualTo(files.keySet().stream().collect(Collectors.toSet()));
        return files.entrySet().stream().map(file -> DynamicTest.dynamicTest(file.getKey(), () -> assertThat(
                        codec.decode(type(file.getKey()), file.getValue()))
                .isEqualTo(examples.get(file.getKey()))));
    }

    @TestFactory
    Stream<DynamicTest> whatIsOfThePresentRevisionIsWrittenExactlyTheSame() {
        return files.entrySet().stream()
                .filter(file -> types.reading(type(file.getKey())).orElseThrow().type().equals(type(file.getKey())))
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    EventType type = type(file.getKey());
                    EventCodec.Encoded again = codec.encode(codec.decode(type, file.getValue()));
                    assertThat(again).isEqualTo(new EventCodec.Encoded(type, file.getValue()));
                }));
    }

    /** {@code link.LinkCreated.1.bare} is a variant of {@code link.LinkCreated/1}. */
    private static EventType type(String file) {
        String[] parts = file.split("\\.");
        return new EventType(parts[0] + "." + parts[1], Integer.parseInt(parts[2]));
    }

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(Path.of(
                Objects.requireNonNull(GoldenFilesTest.class.getResource("/golden")).toURI()))) {
            for (Path path : paths.toList()) {
                String name = path.getFileName().toString();
                assertThat(name).endsWith(".json");
                files.put(
                        name.substring(0, name.length() - ".json".length()),
                        Files.readString(path).stripTrailing());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
