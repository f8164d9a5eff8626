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

/** {@code Authorization: Bearer <apiKey>}: a good key makes a {@link Caller}, anything else leaves the request nameless. */
public final class ApiKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";

    private final KeyRing keys;

    public ApiKeyFilter(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        bearer(request).flatMap(keys::caller).ifPresent(caller -> SecurityContextHolder.getContext()
                .setAuthentication(authentication(caller)));
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
