package com.occuz.console;

import jakarta.servlet.http.HttpServletRequest;

/** Whether a script asks for a part of a page. */
final class Htmx {

    private Htmx() {}

    static boolean asks(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
