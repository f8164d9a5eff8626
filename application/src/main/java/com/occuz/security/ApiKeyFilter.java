package com.occuz.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** {@code Authorization: Bearer <apiKey>}: a good key makes a {@link Caller}, anything else leaves the request nameless. */
public final class ApiKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";

    private final KeyRing keys;
    private final HandlerExceptionResolver problems;

    /** @param problems answers when a key cannot be looked up, as it does when a handler fails */
    public ApiKeyFilter(KeyRing keys, HandlerExceptionResolver problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            bearer(request).flatMap(keys::caller).ifPresent(caller -> SecurityContextHolder.getContext()
                    .setAuthentication(authentication(caller)));
        } catch (RuntimeException e) {
            if (problems.resolveException(request, response, null, new CallerUnknown(e)) == null) {
                throw e;
            }
            return;
        }
        chain.doFilter(request, response);
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        return Optional.of(header.substring(SCHEME.length()).strip());
    }

    private static Authentication authentication(Caller caller) {
        return new UsernamePasswordAuthenticationToken(
                caller, "", List.of(new SimpleGrantedAuthority("ROLE_" + caller.role().name())));
    }
}
