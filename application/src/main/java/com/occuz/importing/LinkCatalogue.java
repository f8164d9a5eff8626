package com.occuz.importing;

import com.occuz.importing.ApiClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The links of one site, by target. They carry a tag of the site's base, so that every later import of any of the
 * site's logs finds them again, and nothing has to be kept on this machine.
 */
final class LinkCatalogue implements AutoCloseable {

    private static final int CREATED_AT_ONCE = 16;
    private static final int PAGE = 500;
    private static final int LONGEST_TITLE = 4096;
    private static final int CONFLICT = 409;

    private final ApiClient api;
    private final String base;
    private final String tag;
    private final Map<String, Entry> byTarget = new HashMap<>();
    private final ExecutorService creators =
            Executors.newFixedThreadPool(CREATED_AT_ONCE, Thread.ofVirtual().factory());
    private long created;
    private long foundAgain;

    /** @param base in the form in which the API keeps destinations, without a slash at its end */
    LinkCatalogue(ApiClient api, String base) {
        this.api = api;
        this.base = base;
        this.tag = "import:" + Digests.hex(base).substring(0, 16);
    }

    /** One link; {@code counted} once a line of the log has needed it. */
    private static final class Entry {

        private final String id;
        private boolean counted;

        Entry(String id, boolean counted) {
            this.id = id;
            this.counted = counted;
        }
    }

    long created() {
        return created;
    }

    long foundAgain() {
        return foundAgain;
    }

    /** Reads the links that earlier imports made; holds one entry for each in memory. */
    void load() {
        String path = "/links?limit=" + PAGE + "&tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8);
        String cursor = "";
        while (true) {
            Answer page = api.get(path + cursor);
            if (!page.accepted()) {
                throw page.refusing("to list the links");
            }
            for (JsonNode link : page.body().path("items")) {
                // The newest comes first, and of two links for one target the older one keeps it.
                byTarget.put(target(link), new Entry(link.path("id").asString(), false));
            }
            JsonNode next = page.body().path("nextCursor");
            if (!next.isString()) {
                return;
            }
            cursor = "&cursor=" + URLEncoder.encode(next.asString(), StandardCharsets.UTF_8);
        }
    }

    /** A link keeps its target in the title if its owner has sent it elsewhere since. */
    private String target(JsonNode link) {
        String destination = link.path("destination").asString("");
        return destination.startsWith(base)
                ? destination.substring(base.length())
                : link.path("title").asString(destination);
    }

    /** The link's id, or {@code null} if there is none yet. */
    @Nullable String find(String target) {
        Entry entry = byTarget.get(target);
        if (entry == null) {
            return null;
        }
        if (!entry.counted) {
            entry.counted = true;
            foundAgain++;
        }
        return entry.id;
    }

    /** Creates a link for each target; when it fails, those already created are found by the next import. */
    void create(Collection<String> targets) {
        Map<String, Future<String>> pending = new HashMap<>();
        for (String target : targets) {
            pending.put(target, creators.submit(() -> create(target)));
        }
        List<ImportFailed> failures = new ArrayList<>();
        pending.forEach((target, id) -> {
            try {
                byTarget.put(target, new Entry(id.get(), true));
                created++;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof ImportFailed failure)) {
                    throw new IllegalStateException(e.getCause());
                }
                failures.add(failure);
                pending.values().forEach(other -> other.cancel(false));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ImportFailed("the import was interrupted");
            } catch (CancellationException e) {
                failures.add(new ImportFailed("a link was not created"));
            }
        });
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private String create(String target) {
        NewLink link = new NewLink(base + target, title(target), List.of(tag));
        String key = "import-" + Digests.hex(base + '\n' + target).substring(0, 32);
        for (int tries = 1; ; tries++) {
            Answer answer = api.post("/links", link, key);
            if (answer.accepted()) {
                return answer.text("id");
            }
            // The same request under way elsewhere: its answer will be ours.
            if (answer.status() != CONFLICT || tries == 50) {
                throw answer.refusing("the link to " + base + target);
            }
            ApiClient.pause(Duration.ofMillis(100));
        }
    }

    private static String title(String target) {
        if (target.length() <= LONGEST_TITLE) {
            return target;
        }
        boolean pairCut = Character.isHighSurrogate(target.charAt(LONGEST_TITLE - 1));
        return target.substring(0, pairCut ? LONGEST_TITLE - 1 : LONGEST_TITLE);
    }

    /** As the API takes it. The order of the fields is fixed: an idempotency key stands for the very same bytes. */
    private record NewLink(String destination, String title, List<String> tags) {}

    @Override
    public void close() {
        creators.shutdownNow();
    }
}
