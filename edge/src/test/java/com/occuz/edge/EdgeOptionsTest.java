package com.occuz.edge;

import static com.occuz.edge.testing.RawHttp.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.RawHttp.Answer;
import com.occuz.edge.testing.TestEdge;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.link.LinkEvent.ClickLimitChanged;
import com.occuz.kernel.link.LinkEvent.ForwardingChanged;
import com.occuz.kernel.link.LinkEvent.LinkDisabled;
import com.occuz.kernel.link.LinkEvent.LinkEnabled;
import com.occuz.kernel.link.LinkEvent.LinkPutBack;
import com.occuz.kernel.link.LinkEvent.LinkTakenDown;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.TakedownReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What owners and operators may say of a link besides where it leads. */
class EdgeOptionsTest extends EdgeOfLinks {

    private static final LinkId K7 = Links.id("k7");
    private static final Erasable<TakedownReason> REASON =
            Erasable.of(KeySubject.of(new AccountId("acme")), new TakedownReason("Phishing"));

    EdgeOptionsTest(@TempDir Path directory) {
        super(directory);
    }

    private Answer follow(String target) {
        try {
            return get(port, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The edge has heard of it when this returns. */
    private void tell(LinkEvent event) {
        long before = server.status().position();
        edge.ledger.add(event);
        assertThat(TestEdge.soon(() -> server.status().position() > before)).isTrue();
    }

    @Nested
    class A_link_that_is_switched_off {

        @Test
        void is_not_found_until_it_is_switched_on_again() {
            tell(new LinkDisabled(K7, Links.NOW));
            assertThat(follow("/k7").status()).isEqualTo(404);
            assertThat(follow("/k7").text()).contains("This link is switched off");
            assertThat(follow("/k7+").status()).isEqualTo(404);
            assertThat(follow("/k7/qr").status()).isEqualTo(404);
            tell(new LinkEnabled(K7, Links.NOW));
            assertThat(follow("/k7").status()).isEqualTo(302);
        }
    }

    @Nested
    class A_link_that_is_taken_down {

        @Test
        void is_gone_whatever_its_owner_says_until_it_is_put_back() {
            tell(new LinkTakenDown(K7, REASON, Links.NOW));
            assertThat(follow("/k7").status()).isEqualTo(410);
            assertThat(follow("/k7").text()).contains("This link has been taken down").doesNotContain("Phishing");
            tell(new LinkDisabled(K7, Links.NOW));
            tell(new LinkEnabled(K7, Links.NOW));
            assertThat(follow("/k7").status()).isEqualTo(410);
            tell(new LinkPutBack(K7, REASON, Links.NOW));
            assertThat(follow("/k7").status()).isEqualTo(302);
        }
    }

    @Nested
    class A_link_that_forwards {

        private void forwarding(boolean query, boolean path) {
            tell(new ForwardingChanged(K7, Forwarding.NONE, new Forwarding(query, path), Links.NOW));
        }

        @Test
        void nothing_leads_where_its_owner_said_and_nowhere_else() {
            assertThat(follow("/k7?x=1").header("location")).isEqualTo("https://example.org/%C3%A4?q=1#there");
            assertThat(follow("/k7/more").status()).isEqualTo(404);
        }

        @Test
        void its_query_appends_it() {
            forwarding(true, false);
            assertThat(follow("/k7?x=%20ä").header("location"))
                    .startsWith("https://example.org/%C3%A4?q=1&x=%20")
                    .endsWith("#there");
            assertThat(follow("/k7/more").status()).isEqualTo(404);
        }

        @Test
        void its_path_appends_it() {
            forwarding(false, true);
            assertThat(follow("/k7/more/of%2Fit?x=1").header("location"))
                    .isEqualTo("https://example.org/%C3%A4/more/of%2Fit?q=1#there");
            assertThat(follow("/k7/qr").status()).as("reserved").isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/k7/../x", "/k7/a/..", "/k7/%2e%2E/x", "/k7/.%2e", "/k7/..%5cx", "/k7/./x", "/k7/%zz"})
        void its_path_never_leads_out_of_the_destination(String target) {
            forwarding(false, true);
            assertThat(follow(target).status()).isEqualTo(404);
        }
    }

    @Nested
    class A_link_with_a_click_limit {

        private void limit(@Nullable Integer clicks) {
            tell(new ClickLimitChanged(K7, null, clicks == null ? null : new ClickLimit(clicks), Links.NOW));
        }

        private List<Integer> statuses(int times) {
            return IntStream.range(0, times).mapToObj(i -> follow("/k7").status()).toList();
        }

        @Test
        void is_exhausted_after_so_many_redirects_and_opens_again_with_a_higher_limit() {
            limit(3);
            assertThat(statuses(5)).containsExactly(302, 302, 302, 410, 410);
            assertThat(follow("/k7").text()).contains("This link is used up");
            assertThat(follow("/k7+").status()).isEqualTo(410);
            limit(4);
            assertThat(statuses(2)).containsExactly(302, 410);
            limit(null);
            assertThat(statuses(2)).containsExactly(302, 302);
        }

        @Test
        void looking_at_it_uses_nothing_up() {
            limit(1);
            assertThat(follow("/k7+").status()).isEqualTo(200);
            assertThat(follow("/k7/qr").status()).isEqualTo(200);
            assertThat(statuses(2)).containsExactly(302, 410);
        }

        @Test
        void counts_each_click_once_however_often_the_count_is_read() {
            limit(1000);
            assertThat(statuses(10)).containsOnly(302);
            assertThat(TestEdge.soon(() -> edge.store.clicks().size() == 10)).isTrue();
            pauseForTheCount();
            limit(12);
            assertThat(statuses(4)).containsExactly(302, 302, 410, 410);
            assertThat(TestEdge.soon(() -> edge.store.clicks().size() == 12)).isTrue();
        }

        @Test
        void counts_what_other_nodes_have_answered() {
            limit(5);
            Click elsewhere = new Click(K7, Links.NOW, "GET", 302, null, null, null, null, null);
            edge.store.append(
                    new ClicksRecorded(new StreamId(UUID.randomUUID()), 0, List.of(elsewhere, elsewhere, elsewhere)),
                    "another node");
            pauseForTheCount();
            assertThat(statuses(4)).containsExactly(302, 302, 410, 410);
        }

        @Test
        void counts_what_was_stored_without_an_answer_once() {
            limit(1000);
            AtomicInteger calls = new AtomicInteger();
            edge.store.fails(() -> false, () -> calls.getAndIncrement() % 2 == 0, () -> false);
            assertThat(statuses(6)).containsOnly(302);
            assertThat(TestEdge.soon(() -> edge.store.clicks().size() == 6)).isTrue();
            edge.store.isWell();
            assertThat(TestEdge.soon(() -> server.status().drained() == 6)).isTrue();
            pauseForTheCount();
            limit(8);
            assertThat(statuses(4)).containsExactly(302, 302, 410, 410);
        }

        @Test
        void goes_by_its_own_clicks_while_the_count_cannot_be_read() {
            limit(2);
            edge.store.fails(() -> true, () -> false, () -> false);
            assertThat(statuses(3)).containsExactly(302, 302, 410);
        }

        /** Two rounds of the count, so that one of them began after what the test did before. */
        private void pauseForTheCount() {
            int asked = edge.store.asked();
            assertThat(TestEdge.soon(() -> edge.store.asked() >= asked + 2)).isTrue();
        }
    }
}
