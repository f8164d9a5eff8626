package com.occuz.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where to go on after signing in: a path of this console and never another site, whatever the request says. */
final class ReturnPath {

    static final String HOME = "/";
    private static final int LONGEST = 1_000;

    private ReturnPath() {}

    /** {@code wanted} if it is a path of ours, else the home page. Browsers read a backslash as a slash. */
    static String safe(@Nullable String wanted) {
        if (wanted == null
                || wanted.length() > LONGEST
                || !wanted.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*")
                || wanted.startsWith("/sign-in")) {
            return HOME;
        }
        return wanted;
    }

    /** The sign-in page that leads back to where this request was made. */
    static String signInFor(HttpServletRequest request, boolean hadSession) {
        String back = HOME;
        if (Htmx.asks(request)) {
            back = safe(pathOf(request.getHeader("HX-Current-URL")));
        } else if (request.getMethod().equals("GET")) {
            String query = request.getQueryString();
            back = safe(request.getRequestURI() + (query == null ? "" : "?" + query));
        }
        String parameters = (hadSession ? "expired&" : "")
                + (back.equals(HOME) ? "" : "return=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
        return parameters.isEmpty() ? "/sign-in" : "/sign-in?" + parameters;
    }

    private static @Nullable String pathOf(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI uri = new URI(url);
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
