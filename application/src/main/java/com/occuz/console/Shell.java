package com.occuz.console;

import com.occuz.security.Callers;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/** What every page shows around its content: who is signed in, where they can go, and in which colours. */
@Component
final class Shell {

    private final Pulse pulse;
    private final JsonMapper json;
    private final InstantSource clock;
    private final boolean testClock;
    private final boolean demonstration;

    Shell(
            Pulse pulse,
            JsonMapper json,
            InstantSource clock,
            @Value("${occuz.runs-on-test-clock}") boolean testClock,
            @Value("${occuz.is-demonstration}") boolean demonstration) {
        this.pulse = pulse;
        this.json = json;
        this.clock = clock;
        this.testClock = testClock;
        this.demonstration = demonstration;
    }

    Map<String, Object> attributes(HttpServletRequest request) {
        Map<String, Object> attributes = new HashMap<>();
        Optional<Viewer> viewer = Callers.viewer();
        viewer.ifPresent(it -> attributes.put("viewer", it));
        attributes.put("navigation", viewer.map(it -> Navigation.of(it.role())).orElse(List.of()));
        attributes.put("path", request.getRequestURI());
        attributes.put("theme", theme(request));
        attributes.put("testClock", testClock);
        attributes.put("demonstration", demonstration);
        attributes.put("now", clock.instant());
        // Taken before the page asks anything: what comes in between is then news to it.
        attributes.put("positions", json.writeValueAsString(pulse.positions()));
        @Nullable Object proof = request.getAttribute(CsrfToken.class.getName());
        if (proof instanceof CsrfToken token) {
            // Asked for now, because a page that has begun to leave cannot set a cookie any more.
            attributes.put("proof", token.getToken());
        }
        return attributes;
    }

    /** What the viewer chose, or nothing, which leaves it to the device. */
    private static String theme(HttpServletRequest request) {
        jakarta.servlet.http.Cookie cookie = WebUtils.getCookie(request, "occuz_theme");
        String chosen = cookie == null ? "" : cookie.getValue();
        return chosen.equals("dark") || chosen.equals("light") ? chosen : "";
    }
}
