package com.occuz.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The two cookies that no script can read: a session's, and before there is one, a visitor's. */
public final class SessionCookies {

    static final String SESSION = "occuz_session";
    static final String VISITOR = "occuz_visitor";

    private SessionCookies() {}

    /** The session that a browser sends; whether it lives is another question. */
    public static Optional<String> session(HttpServletRequest request) {
        return value(request, SESSION);
    }

    /** From here on the browser sends this session, until it is closed. */
    public static void begin(HttpServletRequest request, HttpServletResponse response, String session) {
        add(request, response, SESSION, session, Duration.ofSeconds(-1));
    }

    /** The browser forgets its session. */
    public static void end(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, SESSION, "", Duration.ZERO);
    }

    static Optional<String> visitor(HttpServletRequest request) {
        return value(request, VISITOR);
    }

    static void visit(HttpServletRequest request, HttpServletResponse response, String visitor) {
        add(request, response, VISITOR, visitor, Duration.ofSeconds(-1));
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(Sessions::looksLikeOne);
    }

    private static void add(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
