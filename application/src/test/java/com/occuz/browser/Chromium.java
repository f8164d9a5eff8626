package com.occuz.browser;

import com.deque.html.axecore.args.AxeRunOptions;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A browser. Whatever a page complains of, a violated policy above all, is kept until its windows are closed. */
public final class Chromium implements AutoCloseable {

    private static final class Shared {
        static final Chromium CHROMIUM = new Chromium();
    }

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
    private final List<BrowserContext> windows = new ArrayList<>();
    private final Map<String, String> sessions = new HashMap<>();

    /** The one of all journeys of the process, which ends with it. */
    public static Chromium shared() {
        return Shared.CHROMIUM;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** A window of somebody who has signed in through the door, now or for an earlier window. */
    public Page signedIn(RunningNode node, String person, int width, ColorScheme colours) {
        String who = node.console() + " " + person;
        String session = sessions.get(who);
        Page page = window(width, colours, session);
        if (session == null) {
            signIn(page, node.console(), node.credentials(person));
            sessions.put(who, page.context().storageState());
        }
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
        return window(width, colours, null);
    }

    private Page window(int width, ColorScheme colours, @Nullable String session) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colours)
                .setPermissions(List.of("clipboard-read", "clipboard-write"));
        if (session != null) {
            options.setStorageState(session);
        }
        BrowserContext context = browser.newContext(options);
        windows.add(context);
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

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What axe finds serious or critical on the page as it stands. */
    public static List<String> seriousFindings(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        // Of everything else one node is enough; all that is in order is most of an answer.
        options.setResultTypes(List.of("violations"));
        // Without a second page for the outcome: there are no frames to gather it from.
        return new AxeBuilder(page)
                .setLegacyMode(true)
                .options(options)
                .analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .map(Chromium::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml() + " " + node.getFailureSummary()).toList();
    }

    /** Closes what a test has opened, and forgets what was complained of. */
    public void closeWindows() {
        windows.forEach(BrowserContext::close);
        windows.clear();
        complaints.clear();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
