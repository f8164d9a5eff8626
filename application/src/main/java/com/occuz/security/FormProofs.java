package com.occuz.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The proof that a form was ours follows from the session's cookie by a secret of the installation: nothing to store,
 * the same on every node, another one after every sign-in. Before there is a session, a visitor's cookie does.
 */
final class FormProofs implements CsrfTokenRepository {

    private static final String NEW_VISITOR = FormProofs.class.getName() + ".visitor";

    private final Sessions sessions;

    FormProofs(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        String visitor = Sessions.random();
        request.setAttribute(NEW_VISITOR, visitor);
        return token(visitor);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(NEW_VISITOR) instanceof String visitor) {
            SessionCookies.visit(request, response, visitor);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        Optional<String> cookie = SessionCookies.session(request).or(() -> SessionCookies.visitor(request));
        return cookie.map(this::token).orElse(null);
    }

    private CsrfToken token(String cookie) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", sessions.proof(cookie));
    }
}
