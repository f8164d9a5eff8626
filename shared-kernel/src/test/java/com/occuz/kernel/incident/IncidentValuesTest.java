package com.occuz.kernel.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentValuesTest {

    @Test
    void anIdSaysWhatItIsTheIdOf() {
        IncidentId id = new IncidentId("k-7");
        assertThat(id).hasToString("incident:k-7");
        assertThat(IncidentId.parse("incident:k-7")).isEqualTo(id);
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> IncidentId.parse("link:k-7"));
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new IncidentId("../k7"));
    }

    @Test
    void oneReferenceIsOneIncidentWhoeverImportsIt() {
        assertThat(IncidentId.of(new SourceRef("status:1")))
                .isEqualTo(IncidentId.of(new SourceRef("status:1")))
                .isNotEqualTo(IncidentId.of(new SourceRef("status:2")))
                .hasToString("incident:063417a7-7e85-c62b-b5f1-623706eb2fac");
    }

    @Test
    void eachSeverityHasTheCriteriaOfItsParagraph() {
        assertThat(Criterion.namesFor(Severity.CRITICAL))
                .isEqualTo("global-redirection-failure, core-platform-unavailable, majority-of-traffic-not-processing");
        assertThat(Criterion.namesFor(Severity.HIGH)).isEqualTo("major-feature-degradation, regional-performance-impact");
        assertThat(Criterion.namesFor(Severity.NORMAL)).isEqualTo("individual-customer-issue, non-critical-functionality");
    }

    @ParameterizedTest
    @EnumSource
    void aCriterionGoesWithItsOwnSeverityAndOneThatIsNotStatedWithAll(Severity severity) {
        assertThatNoException().isThrownBy(() -> new Classification(severity, Criterion.NOT_STATED));
        for (Criterion criterion : Criterion.values()) {
            if (criterion.severity().isPresent() && criterion.severity().get() != severity) {
                assertThatExceptionOfType(InvalidValue.class)
                        .isThrownBy(() -> new Classification(severity, criterion))
                        .withMessageContaining(Criterion.namesFor(severity));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void wireNamesLeadBack(Component component) {
        assertThat(Component.of(component.wireName())).isEqualTo(component);
        assertThat(component.wireName()).matches("[a-z]+(-[a-z]+)*");
    }

    @ParameterizedTest
    @EnumSource
    void wireNamesLeadBack(CauseCategory category) {
        assertThat(CauseCategory.of(category.wireName())).isEqualTo(category);
    }

    @Test
    void componentsAreAtLeastOneAndHaveOneOrder() {
        assertThat(Components.of(List.of(Component.CORE, Component.ANALYTICS, Component.CORE)))
                .isEqualTo(Components.of(Component.ANALYTICS, Component.CORE));
        assertThat(Components.of(Component.CORE, Component.ANALYTICS).wireNames()).containsExactly("analytics", "core");
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Components.of(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "half \ud83d a pair"})
    void aTitleIsOneLineThatCanBeStored(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new IncidentTitle(text));
    }

    @Test
    void aTitleHasAThousandCharactersAtMost() {
        assertThat(new IncidentTitle("x".repeat(1000))).hasToString("x".repeat(1000));
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new IncidentTitle("x".repeat(1001)));
    }

    @Test
    void proseMayHaveLinesAndTabsAndNothingElseThatCannotBeSeen() {
        assertThat(new Prose("one\r\n\ttwo 😀")).hasToString("one\r\n\ttwo 😀");
        assertThat(new Prose("x".repeat(20_000)).value()).hasSize(20_000);
        for (String text : List.of("", " \n", "nul \u0000", "bell \u0007", "half \ude00", "x".repeat(20_001))) {
            assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Prose(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\u00a0b", "line\n", "\ud83d"})
    void aRefIsOneWord(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new SourceRef(text));
    }

    @Test
    void aRunningOutageIsKnownUpToNowAndNeverBeyond() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Outage running = new Outage(start, null);
        assertThat(running.upTo(start.plusSeconds(5)).length()).hasSeconds(5);
        assertThat(running.upTo(start.minusSeconds(5)).length()).isZero();
        Outage over = new Outage(start, start.plusSeconds(3));
        assertThat(over.upTo(start.plusSeconds(5)).length()).hasSeconds(3);
        assertThat(over.upTo(start.plusSeconds(2)).length()).hasSeconds(2);
    }

    @Test
    void aPhaseLastsUntilTheNextOneBegins() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Phases<String> phases = Phases.of(start, "slight").changed(start.plusSeconds(10), "grave");
        assertThat(phases.at(start.minusSeconds(1))).isEqualTo("slight");
        assertThat(phases.at(start.plusSeconds(9))).isEqualTo("slight");
        assertThat(phases.at(start.plusSeconds(10))).isEqualTo("grave");
        assertThat(phases.corrected("none")).isEqualTo(Phases.of(start, "none"));
        assertThat(phases.beginningAt(start.minusSeconds(60)).all().getFirst().from()).isEqualTo(start.minusSeconds(60));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> phases.changed(start.plusSeconds(9), "graver"));
    }
}
