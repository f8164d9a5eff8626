package com.occuz.console;

import com.occuz.security.Allowed;
import com.occuz.security.Callers;
import com.occuz.security.SessionCookies;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a viewer through to the pages of their role; sends whoever has no session to sign in, and back afterwards. */
final class ConsoleGuard implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)
                || !ConsoleConfiguration.isOfConsole(method)
                || method.hasMethodAnnotation(Open.class)) {
            return true;
        }
        Optional<Viewer> viewer = Callers.viewer();
        if (viewer.isEmpty()) {
            sendToSignIn(request, response);
            return false;
        }
        Allowed allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed == null || !Arrays.asList(allowed.value()).contains(viewer.get().role())) {
            throw new NotForYou();
        }
        return true;
    }

    private static void sendToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String signIn = ReturnPath.signInFor(request, SessionCookies.session(request).isPresent());
        if (Htmx.asks(request)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", signIn);
        } else if (request.getRequestURI().equals("/live")) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(signIn, HttpStatus.SEE_OTHER.value());
        }
    }

    /** The viewer's role does not include this page. */
    static final class NotForYou extends RuntimeException {

        NotForYou() {
            super("the role may not", null, false, false);
        }
    }
}
