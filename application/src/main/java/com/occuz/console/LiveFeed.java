package com.occuz.console;

import com.occuz.kernel.account.Role;
import com.occuz.security.Allowed;
import com.occuz.security.Sessions;
import com.occuz.security.Viewer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that views have moved on, on whichever node: positions and nothing else. A page that shows such a
 * view asks for its part again, with its own session, so nothing of anybody's goes this way.
 */
@Controller
final class LiveFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    /** News is told this often at most; a page that shows every click of a busy link would not be read by anybody. */
    private static final Duration PACE = Duration.ofMillis(250);

    /** A line that says nothing tells both sides that the other one is there; then the session is looked at as well. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final Pulse pulse;
    private final Sessions sessions;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    LiveFeed(Pulse pulse, Sessions sessions) {
        this.pulse = pulse;
        this.sessions = sessions;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    SseEmitter follow(Viewer viewer) {
        SseEmitter emitter = new SseEmitter(0L);
        open.add(emitter);
        emitter.onCompletion(() -> open.remove(emitter));
        emitter.onError(failure -> open.remove(emitter));
        Thread.ofVirtual().name("live").start(() -> tell(emitter, viewer));
        return emitter;
    }

    private void tell(SseEmitter emitter, Viewer viewer) {
        try {
            Map<String, Long> told = Map.of();
            long checked = System.nanoTime();
            while (running && open.contains(emitter)) {
                Map<String, Long> positions = pulse.positions();
                if (!positions.equals(told)) {
                    emitter.send(SseEmitter.event().name("positions").reconnectTime(1_000).data(positions, MediaType.APPLICATION_JSON));
                    told = positions;
                }
                if (System.nanoTime() - checked > SIGN_OF_LIFE.toNanos()) {
                    if (!sessions.lives(viewer.session())) {
                        break;
                    }
                    emitter.send(SseEmitter.event().comment("here"));
                    checked = System.nanoTime();
                }
                Thread.sleep(PACE);
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A page has gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("A page is told no more; it will ask again ({})", e.getMessage());
            emitter.complete();
        } finally {
            open.remove(emitter);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Open pages would keep the server from ending: it waits for requests to be over. */
    @Override
    public void stop() {
        running = false;
        open.forEach(SseEmitter::complete);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the server begins to wait. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
