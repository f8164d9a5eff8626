package com.occuz.edge.http;

import com.occuz.edge.http.LinkFinder.Found;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The pages that a visitor may see. Each carries its own style and runs no script; its policy allows exactly that. */
final class Pages {

    private static final int A_SECOND = 1;
    private static final int A_MINUTE = 60;

    private final String style = Template.resource("style.css");
    private final String policy = "default-src 'none'; style-src 'sha256-" + sha256(style)
            + "'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private final Template message = new Template("message.html", style);
    private final Template password = new Template("password.html", style);
    private final Template preview = new Template("preview.html", style);

    final Page unknownLink =
            page(404, "There is no such link", "Please check the address: capitals and small letters are different.");
    final Page retired = page(410, "This link has been retired", "It will not lead anywhere again.");
    final Page expired = page(410, "This link has expired", "Its time is over. Ask whoever gave it to you for a new one.");
    final Page exhausted = page(
            410, "This link is used up", "It has been opened as often as it may be. Ask whoever gave it to you for a new one.");
    final Page disabled =
            page(404, "This link is switched off", "Whoever made it has switched it off. It may be back another time.");
    final Page takenDown =
            page(410, "This link has been taken down", "It broke the rules of this service and does not lead anywhere any more.");
    final Page unsure = page(
            503, "One moment, please", "This link may be so new that it has not arrived here. Try again in a second.");
    final Page migrating = page(
            503,
            "Back in a while",
            "This service is moving to other machines, as planned, and does not redirect meanwhile. The link is as good as ever.",
            A_MINUTE);
    final Page busy = page(503, "One moment, please", "Too much is going on at once. Try again in a second.");
    final Page guessing = page(
            429, "Too many tries", "You have asked for many links that there are not. Links that there are still open.", A_MINUTE);
    final Page guessingPassword =
            page(429, "Too many tries", "That was the wrong password too often. Try again in a minute.", A_MINUTE);
    final Page crowded = page(429, "One moment, please", "Too many passwords are being looked at. Try again in a second.");
    final Page largeForm = page(413, "That is too much", "A password is a short text.");
    final Page slowForm = page(408, "That took too long", "The password did not arrive. Please open the link once more.");
    final Page otherForm = page(415, "That was no form", "A password is sent by the form of its link.");
    final Page otherHost = page(421, "Not here", "This server does not answer for the host that you have asked for.");
    final Page otherMethod = page(405, "That cannot be done here", "A short link can only be opened.");
    final Page badRequest = page(400, "That was no proper request", "This server could not make sense of it.");
    final Page longAddress = page(414, "That address is too long", "No short link has an address of this length.");
    final Page longHeaders = page(431, "Too much was sent along", "The headers of the request are too long.");

    final Page well = new Page(200, Page.TEXT, Page.NO_SOURCES, Page.NOT_KEPT, utf8("UP\n"));
    final Page leaving = new Page(503, Page.TEXT, Page.NO_SOURCES, Page.NOT_KEPT, utf8("DRAINING\n"), A_MINUTE);
    final Page robots = new Page(
            200, Page.TEXT, Page.NO_SOURCES, Page.AN_HOUR, utf8(Template.resource("robots.txt")));
    final Page favicon =
            new Page(200, "image/svg+xml", Page.NO_SOURCES, Page.AN_HOUR, utf8(Template.resource("favicon.svg")));

    /** Of a link that is there and does not redirect now. */
    Page insteadOf(Found found) {
        return switch (found) {
            case Found.Open ignored -> throw new IllegalArgumentException("an open link is no page");
            case Found.Absent ignored -> throw new IllegalArgumentException("whether to say that there is none depends on who asks");
            case Found.Retired ignored -> retired;
            case Found.Expired ignored -> expired;
            case Found.Exhausted ignored -> exhausted;
            case Found.Disabled ignored -> disabled;
            case Found.TakenDown ignored -> takenDown;
            case Found.Unsure ignored -> unsure;
        };
    }

    Page badRequest(String sentence) {
        return page(400, "That was no proper request", sentence);
    }

    /** @param heading the link's title, or whatever stands in for it */
    Page preview(String heading, String shortUrl, String destination, String slug) {
        return preview(heading, shortUrl, "leads to", destination, slug, "");
    }

    /** Of a link that may lead others elsewhere, and the same visitor at another time. */
    Page previewOfRules(String heading, String shortUrl, String destination, String slug) {
        return preview(
                heading,
                shortUrl,
                "goes by rules. You it would lead now to",
                destination,
                slug,
                "Others it may lead elsewhere, and you with another device, in another language or at another time.");
    }

    private Page preview(String heading, String shortUrl, String leads, String destination, String slug, String note) {
        String html = preview.fill(Map.of(
                "heading", heading, "shortUrl", shortUrl, "leads", leads, "destination", destination, "slug", slug, "note", note));
        return new Page(200, Page.HTML, policy, Page.NOT_KEPT, utf8(html));
    }

    /**
     * Asks for the password of a link, of which it tells nothing else.
     *
     * @param action where the form is sent
     */
    Page password(String action) {
        return password(200, "This link asks for a password", "Whoever gave it to you knows it.", action);
    }

    Page wrongPassword(String action) {
        return password(403, "This link asks for a password", "That was not the password.", action);
    }

    /** Browsers that hold a form to its policy hold the redirect behind it to the same; so it may lead anywhere. */
    private Page password(int status, String heading, String text, String action) {
        String html = password.fill(Map.of("heading", heading, "text", text, "action", action));
        String leading = policy.replace("form-action 'none'", "form-action 'self' http: https:");
        return new Page(status, Page.HTML, leading, Page.NOT_KEPT, utf8(html));
    }

    private Page page(int status, String heading, String text) {
        return page(status, heading, text, A_SECOND);
    }

    private Page page(int status, String heading, String text, int retryAfterSeconds) {
        String html = message.fill(Map.of("heading", heading, "text", text));
        return new Page(status, Page.HTML, policy, Page.NOT_KEPT, utf8(html), retryAfterSeconds);
    }

    private static Buffer utf8(String text) {
        return Buffer.buffer(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
