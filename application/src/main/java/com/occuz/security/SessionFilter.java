package com.occuz.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** A session's cookie makes a {@link Viewer}; without one the request stays nameless. */
final class SessionFilter extends OncePerRequestFilter {

    private final Sessions sessions;
    private final HandlerExceptionResolver failures;

    SessionFilter(Sessions sessions, HandlerExceptionResolver failures) {
        this.sessions = sessions;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            SessionCookies.session(request).flatMap(sessions::viewer).ifPresent(SessionFilter::enter);
        } catch (RuntimeException e) {
            if (failures.resolveException(request, response, null, new CallerUnknown(e)) == null) {
                throw e;
            }
            return;
        }
        chain.doFilter(request, response);
    }

    private static void enter(Viewer viewer) {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        viewer, "", List.of(new SimpleGrantedAuthority("ROLE_" + viewer.role().name()))));
    }
}
