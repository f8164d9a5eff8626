package com.occuz.edge.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.edge.testing.Links;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkEvent.ClickLimitChanged;
import com.occuz.kernel.link.LinkEvent.LinkTakenDown;
import com.occuz.kernel.link.LinkEvent.ValidityChanged;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.link.TakedownReason;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** Many links, many changes of few links, and readers beside the one who writes. */
class CompactTableUnderLoadTest {

    private final CompactLinkTable table = new CompactLinkTable();

    private static LinkEvent any(LinkId link, int n, SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> Links.created(link.slug().value(), "https://example.org/" + "x".repeat(random.nextInt(300)) + n, n % 3 == 0 ? "Title " + n : null, 301, Validity.ALWAYS);
            case 3, 4, 5 -> Links.moved(link.slug().value(), "https://example.org/", "https://example.org/ä" + "y".repeat(random.nextInt(500)) + n);
            case 6 -> new ClickLimitChanged(link, null, new ClickLimit(1 + n), Links.NOW);
            case 7 -> new ValidityChanged(link, Validity.ALWAYS, new Validity(Instant.EPOCH.plusNanos(n), null), Links.NOW);
            case 8 -> new LinkTakenDown(link, Erasable.of(new KeySubject("account:acme"), new TakedownReason("spam")), Links.NOW);
            default -> Links.retired(link.slug().value());
        };
    }

    /** The model is a map of entries that are never bytes. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void after_any_changes_it_holds_what_a_plain_map_does(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<LinkId, LinkEntry> model = new HashMap<>();
        for (int n = 0; n < 120_000; n++) {
            // Some are changed all the time, others once.
            LinkId link = Links.id(random.nextBoolean() ? "k" + random.nextInt(50) : "k" + random.nextInt(20_000));
            LinkEvent event = any(link, n, random);
            table.apply(event);
            model.compute(link, (id, before) -> LinkEvolution.after(before, event));
        }
        assertThat(table.size()).isEqualTo(model.size());
        model.forEach((link, entry) -> assertThat(table.find(DomainId.DEFAULT, link.slug().value())).as("seed %d", seed).isEqualTo(entry));
        assertThat(table.find(DomainId.DEFAULT, "k20001")).isNull();
        assertThat(contentOf(table)).isEqualTo(model.keySet());
        assertThat(table.bytes()).as("what is out of use is given up").isLessThan(24L << 20);
    }

    private static Set<LinkId> contentOf(LinkTable table) {
        Set<LinkId> links = new HashSet<>();
        table.forEachEncoded((domain, bytes, from, length) -> links.add(new LinkId(domain, new Slug(EntryCodec.slug(bytes, from)))));
        return links;
    }

    @Test
    void it_grows_with_its_links_in_whatever_domain() {
        List<DomainId> domains = List.of(DomainId.DEFAULT, new DomainId("a"), new DomainId("b"));
        for (int n = 0; n < 60_000; n++) {
            table.put(new LinkEntry.Retired(new LinkId(domains.get(n % 3), new Slug("k" + n / 3))));
        }
        assertThat(table.size()).isEqualTo(60_000);
        for (DomainId domain : domains) {
            assertThat(table.find(domain, "k19999")).isEqualTo(new LinkEntry.Retired(new LinkId(domain, new Slug("k19999"))));
            assertThat(table.find(domain, "k20000")).isNull();
        }
        assertThat(table.find(new DomainId("c"), "k1")).isNull();
        assertThat(contentOf(table)).hasSize(60_000);
    }

    @Test
    void whatever_is_asked_for_is_no_link_unless_it_is_one() {
        table.apply(Links.created("k7", "https://example.org/"));
        for (String strange : List.of("", "k", "k77", "K7", "k\u0137", "\u016b7", "k7".repeat(10_000), "\0\0")) {
            assertThat(table.find(DomainId.DEFAULT, strange)).as(strange).isNull();
        }
        String longest = "x".repeat(128);
        table.apply(Links.created(longest, "https://example.org/"));
        assertThat(table.find(DomainId.DEFAULT, longest)).isNotNull();
    }

    @Test
    void links_share_what_they_leave_as_it_is_and_options_that_are_equal() {
        for (String slug : List.of("k7", "k8")) {
            table.apply(Links.created(slug, "https://example.org/"));
            table.apply(new ClickLimitChanged(Links.id(slug), null, new ClickLimit(9), Links.NOW));
        }
        assertThat(options("k7")).isSameAs(options("k8"));
        table.apply(new ClickLimitChanged(Links.id("k8"), new ClickLimit(9), null, Links.NOW));
        assertThat(options("k8")).isSameAs(LinkOptions.USUAL);
    }

    private LinkOptions options(String slug) {
        return table.find(DomainId.DEFAULT, slug) instanceof LinkEntry.Live live ? live.options() : LinkOptions.USUAL;
    }

    @Test
    void an_entry_with_an_option_that_this_version_does_not_know_is_refused() {
        table.apply(Links.created("k7", "https://example.org/"));
        table.apply(new ClickLimitChanged(Links.id("k7"), null, new ClickLimit(9), Links.NOW));
        List<byte[]> entries = new ArrayList<>();
        table.forEachEncoded((domain, bytes, from, length) -> entries.add(Arrays.copyOfRange(bytes, from, from + length)));
        String text = new String(entries.getFirst(), StandardCharsets.ISO_8859_1);
        byte[] strange = text.replace("maxClicks", "maxClocks").getBytes(StandardCharsets.ISO_8859_1);
        CompactLinkTable other = new CompactLinkTable();
        assertThatThrownBy(() -> other.putEncoded(DomainId.DEFAULT, strange, 0, strange.length)).isInstanceOf(JacksonException.class);
        other.putEncoded(DomainId.DEFAULT, entries.getFirst(), 0, strange.length);
        assertThat(other.find(DomainId.DEFAULT, "k7")).isEqualTo(table.find(DomainId.DEFAULT, "k7"));
    }

    @Nested
    class Beside_readers {

        private static final int LINKS = 300;

        /** A destination says which link it is of, and how often it was changed. */
        private static String destination(int link, int version) {
            return "https://example.org/" + link + "/" + version + "/" + "x".repeat(200 + version % 300);
        }

        @Test
        void every_link_is_found_all_the_time_whole_and_never_older_than_before() throws Exception {
            for (int link = 0; link < LINKS; link++) {
                table.apply(Links.created("k" + link, destination(link, 0)));
            }
            AtomicBoolean done = new AtomicBoolean();
            Queue<String> wrong = new ConcurrentLinkedQueue<>();
            Thread finder = Thread.ofPlatform().start(() -> find(done, wrong));
            Thread walker = Thread.ofPlatform().start(() -> walk(done, wrong));
            SplittableRandom random = new SplittableRandom(7);
            int[] versions = new int[LINKS];
            // Enough for segments to be moved many times, and for the slots to grow.
            for (int n = 0; n < 60_000 && wrong.isEmpty(); n++) {
                int link = random.nextInt(LINKS);
                table.apply(Links.moved("k" + link, "https://example.org/", destination(link, ++versions[link])));
                table.put(new LinkEntry.Retired(Links.id("r" + n)));
            }
            done.set(true);
            finder.join();
            walker.join();
            assertThat(wrong).isEmpty();
        }

        private void find(AtomicBoolean done, Queue<String> wrong) {
            int[] seen = new int[LINKS];
            while (!done.get() && wrong.isEmpty()) {
                for (int link = 0; link < LINKS; link++) {
                    check(link, table.find(DomainId.DEFAULT, "k" + link), seen, wrong);
                }
            }
        }

        private void check(int link, @Nullable LinkEntry found, int[] seen, Queue<String> wrong) {
            String destination = found instanceof LinkEntry.Live live ? String.valueOf(live.destination()) : "none";
            String[] parts = destination.split("/", -1);
            int version = parts.length == 6 ? Integer.parseInt(parts[4]) : -1;
            if (version < seen[link] || !destination.equals(destination(link, version))) {
                wrong.add(link + " after " + seen[link] + ": " + destination);
            }
            seen[link] = version;
        }

        private void walk(AtomicBoolean done, Queue<String> wrong) {
            while (!done.get() && wrong.isEmpty()) {
                Set<String> met = new HashSet<>();
                table.forEachEncoded((domain, bytes, from, length) -> met.add(EntryCodec.slug(bytes, from)));
                for (int link = 0; link < LINKS; link++) {
                    if (!met.contains("k" + link)) {
                        wrong.add("k" + link + " was not met");
                    }
                }
            }
        }
    }
}
