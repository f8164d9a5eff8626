package com.occuz.console;

import com.occuz.api.AccessSuspended;
import com.occuz.api.MigrationUnderWay;
import com.occuz.api.StoreTrouble;
import com.occuz.console.ConsoleGuard.NotForYou;
import com.occuz.console.HomePage.FormExpired;
import com.occuz.kernel.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Whatever goes wrong on the way to a page becomes a page that says what to do next. The API has its own answers. */
@Component
final class Failures implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Shell shell;

    Failures(Shell shell) {
        this.shell = shell;
    }

    private record Said(HttpStatus status, String title, String sentence) {}

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        boolean page = handler instanceof HandlerMethod method && ConsoleConfiguration.isOfConsole(method);
        if (!page && !wantsAPage(request)) {
            return null;
        }
        Said said = said(failure);
        if (said.status().is5xxServerError()) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        }
        ModelAndView view = new ModelAndView("error", shell.attributes(request));
        view.setStatus(said.status());
        view.addObject("status", said.status().value());
        view.addObject("title", said.title());
        view.addObject("sentence", said.sentence());
        if (Htmx.asks(request)) {
            // A part of a page failed: the whole page tells of it.
            response.setHeader("HX-Retarget", "body");
        }
        return view;
    }

    private static boolean wantsAPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        String path = request.getRequestURI();
        return accept != null && accept.contains("text/html") && !path.startsWith("/api/") && !path.startsWith("/actuator");
    }

    private static Said said(Exception failure) {
        if (failure instanceof NotForYou) {
            return new Said(HttpStatus.FORBIDDEN, "This is not yours to see",
                    "Your role does not include this page. If it should, an operator can help.");
        }
        if (failure instanceof NoSuchPage || failure instanceof MethodArgumentTypeMismatchException wrong && isOfPath(wrong)) {
            return notFound();
        }
        if (failure instanceof MethodArgumentTypeMismatchException) {
            return senseless(HttpStatus.BAD_REQUEST);
        }
        if (failure instanceof FormExpired) {
            return new Said(HttpStatus.FORBIDDEN, "This form has expired",
                    "It was opened before your session changed, so nothing was saved. Go back, reload the page and send it again.");
        }
        if (failure instanceof Refused refused) {
            return switch (refused.refusal().kind()) {
                case NOT_FOUND -> notFound();
                case INVALID -> new Said(HttpStatus.BAD_REQUEST, "That cannot be done", refused.refusal().sentence());
                case CONFLICT -> new Said(HttpStatus.CONFLICT, "That cannot be done", refused.refusal().sentence());
                case STALE -> new Said(HttpStatus.PRECONDITION_FAILED, "Somebody was faster", refused.refusal().sentence());
            };
        }
        if (failure instanceof AccessSuspended suspended) {
            return new Said(HttpStatus.FORBIDDEN, "Access is suspended", suspended.sentence());
        }
        if (failure instanceof MigrationUnderWay stopped) {
            return new Said(HttpStatus.SERVICE_UNAVAILABLE, "We are moving", stopped.sentence());
        }
        if (StoreTrouble.is(failure)) {
            return new Said(HttpStatus.SERVICE_UNAVAILABLE, "We cannot reach our records",
                    "Your short links go on redirecting. Try again in a moment; if you were saving something, look first"
                            + " whether it is there.");
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return status == HttpStatus.NOT_FOUND ? notFound() : senseless(status);
        }
        return new Said(HttpStatus.INTERNAL_SERVER_ERROR, "Something failed on our side",
                "It has been logged. Your short links are served by another part and go on redirecting.");
    }

    /** A part of the path that is not what stands there names nothing. */
    private static boolean isOfPath(MethodArgumentTypeMismatchException failure) {
        return failure.getParameter().hasParameterAnnotation(PathVariable.class);
    }

    private static Said senseless(HttpStatus status) {
        return new Said(status, "That request makes no sense to us",
                "Perhaps a link was cut off on its way here. Start from the overview.");
    }

    private static Said notFound() {
        return new Said(HttpStatus.NOT_FOUND, "There is nothing here",
                "The address may be mistyped, or what it named belongs to another account.");
    }
}
