package com.occuz.query.analytics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Bots by what they call themselves. Plain words and no patterns: whatever is sent is looked through once. What a product
 * merely contains ({@code bot} within {@code Cubot}, a telephone) is no sign.
 */
final class Robots {

    static final String CRAWLER = "crawler";
    static final String PREVIEW = "preview";
    static final String TOOL = "tool";

    /** Who fetches a link in order to show it to people. */
    private static final List<String> PREVIEWS = List.of(
            "facebookexternalhit", "facebookcatalog", "twitterbot", "slackbot", "slack-imgproxy", "whatsapp/", "telegrambot",
            "discordbot", "linkedinbot", "skypeuripreview", "pinterestbot", "pinterest/", "redditbot", "vkshare", "viber",
            "iframely", "embedly", "mastodon/", "pleroma", "misskey", "bluesky cardyb", "google-pagerenderer",
            "microsoftpreview", "bingpreview", "snap url preview", "linebot", "teams/", "xing-contenttabreceiver", "outbrain");

    /** Programs that people and machines fetch with. */
    private static final List<String> TOOLS = List.of(
            "curl/", "wget/", "python-requests", "python-urllib", "python/", "aiohttp", "httpx/", "go-http-client",
            "java/", "java-http-client", "apache-httpclient", "okhttp/", "axios/", "node-fetch", "undici", "got (", "libwww-perl",
            "lwp::", "ruby", "faraday", "guzzlehttp", "php/", "postmanruntime", "insomnia", "httpie", "k6/", "jmeter", "gatling",
            "headlesschrome", "phantomjs", "puppeteer", "playwright", "selenium", "reactornetty", "vert.x", "dart/", "powershell");

    /** Who reads the web at large, or watches over it. */
    private static final List<String> CRAWLERS = List.of(
            "crawler", "spider", "crawling", "slurp", "scrapy", "archiver", "archive.org", "ia_archiver", "mediapartners-google",
            "google-inspectiontool", "googleother", "google-extended", "apis-google", "feedfetcher", "feedly", "lighthouse",
            "gtmetrix", "pingdom", "uptime", "statuscake", "site24x7", "monitor", "checker", "validator", "scanner", "nmap",
            "masscan", "zgrab", "nuclei", "censys", "netcraft", "qwantify", "chatgpt-user", "anthropic", "claude-web",
            "perplexity", "cohere-ai", "bytespider", "petalbot", "yandeximages", "baiduspider", "sogou", "ahrefs", "semrush");

    private Robots() {}

    /** The kind of bot that it says it is; empty where it does not. */
    static Optional<String> kind(String userAgent) {
        String text = userAgent.toLowerCase(Locale.ROOT);
        if (holdsAny(text, PREVIEWS)) {
            return Optional.of(PREVIEW);
        }
        if (holdsAny(text, TOOLS)) {
            return Optional.of(TOOL);
        }
        return holdsAny(text, CRAWLERS) || saysBot(text) ? Optional.of(CRAWLER) : Optional.empty();
    }

    private static boolean holdsAny(String text, List<String> words) {
        return words.stream().anyMatch(text::contains);
    }

    /** A word that ends in {@code bot}: {@code Googlebot/2.1}, {@code bot@example.org}; and no telephone named Cubot. */
    private static boolean saysBot(String text) {
        for (int at = text.indexOf("bot"); at >= 0; at = text.indexOf("bot", at + 1)) {
            boolean ends = at + 3 == text.length() || !Character.isLetter(text.charAt(at + 3));
            if (ends && !text.startsWith("cubot", at - 2)) {
                return true;
            }
        }
        return false;
    }
}
