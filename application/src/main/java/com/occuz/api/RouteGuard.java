package com.occuz.api;

import com.occuz.kernel.account.Scope;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a caller through to the routes of its role and scope, refuses a query that the route does not take, and makes readers
 * with a minimum position wait.
 */
final class RouteGuard implements HandlerInterceptor {

    private final Positions positions;

    RouteGuard(Positions positions) {
        this.positions = positions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !isOfApi(request)) {
            return true;
        }
        refuseRole(request, method);
        QueryParameters.refuseOthers(method, request.getParameterMap());
        String minimum = request.getHeader(Positions.MIN_HEADER);
        if (minimum != null) {
            awaitPosition(minimum, positions.of(method.getBeanType()));
        }
        return true;
    }

    /** By what the request was mapped to: the same path can be written in many ways, with percent signs for letters. */
    private static boolean isOfApi(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)).startsWith("/api/");
    }

    private static void refuseRole(HttpServletRequest request, HandlerMethod method) {
        Caller caller = Callers.current()
                .orElseThrow(() -> new ApiProblem(401, "unauthorized", "This needs a valid API key.")
                        .header("WWW-Authenticate", "Bearer"));
        Allowed allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed == null || !Arrays.asList(allowed.value()).contains(caller.role())) {
            throw new ApiProblem(403, "forbidden", "The role " + caller.role().wireName() + " may not do this.");
        }
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (allowed.monitors() && caller.scopes().contains(Scope.DETECT)) {
            return;
        }
        if (!caller.scopes().contains(reads ? Scope.READ : Scope.WRITE)) {
            throw new ApiProblem(
                    403, "forbidden", "The API key lacks the scope " + (reads ? "read" : "write") + ".");
        }
    }

    private static void awaitPosition(String minimum, Positions views) {
        if (!minimum.matches("\\d{1,18}")) {
            throw ApiProblem.invalid(Positions.MIN_HEADER, "must be a position");
        }
        if (!views.await(Long.parseLong(minimum))) {
            throw ApiProblem.unavailable("not-yet-visible", "This node does not hold that position yet.");
        }
    }
}
