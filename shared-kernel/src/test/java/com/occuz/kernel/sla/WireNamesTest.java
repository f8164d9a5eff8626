package com.occuz.kernel.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is written is read again as the same, and what is no name is refused. */
class WireNamesTest {

    private static <T> void areReadAgain(T[] values, Function<T, String> write, Function<String, T> read) {
        for (T value : values) {
            assertThat(read.apply(write.apply(value))).isEqualTo(value);
        }
        assertThatThrownBy(() -> read.apply("nothing")).isInstanceOf(InvalidValue.class);
    }

    private static <T> List<String> names(T[] values, Function<T, String> write) {
        return Arrays.stream(values).map(write).toList();
    }

    @Test
    void of_everything_that_has_one_are_read_as_they_are_written() {
        areReadAgain(Component.values(), Component::wireName, Component::of);
        areReadAgain(ClockName.values(), ClockName::wireName, ClockName::of);
        areReadAgain(IncidentScope.values(), IncidentScope::wireName, IncidentScope::of);
        areReadAgain(Reading.values(), Reading::wireName, Reading::of);
        areReadAgain(WorkKind.values(), WorkKind::wireName, WorkKind::of);
    }

    @Test
    void are_in_lower_case_and_of_several_words_with_hyphens() {
        assertThat(Component.QR_REDIRECTION.wireName()).isEqualTo("qr-redirection");
        assertThat(names(ClockName.values(), ClockName::wireName)).containsExactly("response", "restoration");
        assertThat(names(IncidentScope.values(), IncidentScope::wireName)).containsExactly("account", "platform");
        assertThat(names(WorkKind.values(), WorkKind::toString)).containsExactly("maintenance", "migration");
        assertThat(names(ServiceClass.values(), ServiceClass::wireName))
                .containsExactly(
                        "down", "migration", "maintenance", "excluded", "stabilization", "degraded", "unknown",
                        "operational");
    }
}
