package com.occuz.security;

import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Everything that is not the API's belongs to browsers: sessions by cookie, forms that prove where they come from, and
 * a policy under which a browser runs nothing but our own files. Who may see a page stands at its route.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("occuz.console")
class ConsoleSecurityConfiguration {

    /** Of the decoded path, as routes are: the path as it was sent can spell any letter with percent signs. */
    private static final RequestMatcher NOT_FOR_BROWSERS = new OrRequestMatcher(
            Stream.of("/api/**", "/actuator/**", "/v3/**").<RequestMatcher>map(PathPatternRequestMatcher::pathPattern).toList());

    /** No inline script or style, nothing from elsewhere. Pictures by {@code data:} are those within Tabler's style sheet. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Health is a matter of nobody's account: whoever may see its details shows a key or is signed in. Nothing is changed there. */
    @Bean
    @Order(0)
    SecurityFilterChain health(
            HttpSecurity http,
            Sessions sessions,
            KeyRing keys,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        return http.securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .addFilterBefore(new SessionFilter(sessions, failures), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new ApiKeyFilter(keys, failures), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain console(
            HttpSecurity http,
            Sessions sessions,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        return http.securityMatcher(new NegatedRequestMatcher(NOT_FOR_BROWSERS))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormProofs(sessions)))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                        .crossOriginOpenerPolicy(opener -> opener.policy(
                                CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(
                                CrossOriginResourcePolicy.SAME_ORIGIN)))
                .addFilterBefore(new SessionFilter(sessions, failures), CsrfFilter.class)
                .exceptionHandling(denied -> denied.accessDeniedHandler(
                        (request, response, failure) -> request.getRequestDispatcher("/form-expired")
                                .forward(request, response)))
                .build();
    }
}
