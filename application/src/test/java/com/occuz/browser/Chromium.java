package com.occuz.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.occuz.running.RunningNode;
import com.occuz.running.RunningNode.Credentials;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** One browser for all journeys. Whatever a page complains of, a violated policy above all, is kept for the end. */
public final class Chromium implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    private static final int PATIENCE_MILLIS = 30_000;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setHeadless(true)
                    .setTimeout(60_000)
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** A window of somebody who has signed in through the door. */
    Page signedIn(RunningNode node, String person, int width, ColorScheme colours) {
        Page page = window(width, colours);
        signIn(page, node.console(), node.credentials(person));
        return page;
    }

    public void signIn(Page page, URI console, Credentials person) {
        page.navigate(console + "/sign-in");
        page.fill("#email", person.email());
        page.fill("#password", person.password());
        page.click("form button");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    public Page window(int width, ColorScheme colours) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colours)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript("addEventListener('securitypolicyviolation', e =>"
                + " console.error('POLICY ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber))");
        Page page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(error -> complaints.add("error: " + error));
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    private void note(ConsoleMessage message) {
        boolean refusedOnPurpose = message.text().startsWith("Failed to load resource");
        if ((message.type().equals("error") || message.type().equals("warning")) && !refusedOnPurpose) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What axe finds serious or critical on the page as it stands. */
    static List<String> seriousFindings(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .map(Chromium::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml() + " " + node.getFailureSummary()).toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
