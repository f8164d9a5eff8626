package com.occuz.kernel.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.testing.AnyValue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkIdTest {

    @Test
    void itPrintsAsTheIdOfItsAggregate() {
        assertThat(new LinkId(DomainId.DEFAULT, new Slug("k7"))).hasToString("link:default/k7");
        assertThat(LinkId.parse("link:default/k7")).isEqualTo(new LinkId(DomainId.DEFAULT, new Slug("k7")));
    }

    @Test
    void itsOpaqueFormFitsIntoAnAddressAndLeadsBack() {
        AnyValue any = new AnyValue(new SplittableRandom(1));
        for (int i = 0; i < 1_000; i++) {
            LinkId id = any.link();
            assertThat(id.opaque()).matches("[A-Za-z0-9_-]+");
            assertThat(LinkId.fromOpaque(id.opaque())).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k7", "link:default", "link:/k7", "link:default/", "link:default/a/b", "Link:default/k7"})
    void nothingElseIsTheIdOfALink(String text) {
        assertThatThrownBy(() -> LinkId.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "bGluazpkZWZhdWx0L2s3=", "bGluazpkZWZhdWx0L2s4\n", "____"})
    void aForgedOpaqueFormIsRefused(String text) {
        assertThatThrownBy(() -> LinkId.fromOpaque(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void oneLinkHasOneOpaqueForm() {
        String opaque = LinkId.parse("link:default/k").opaque();
        // The last character carries unused bits: without the check several texts would name one link.
        char last = opaque.charAt(opaque.length() - 1);
        String twin = opaque.substring(0, opaque.length() - 1) + (char) (last + 1);
        assertThatThrownBy(() -> LinkId.fromOpaque(twin)).isInstanceOf(InvalidValue.class);
    }
}
