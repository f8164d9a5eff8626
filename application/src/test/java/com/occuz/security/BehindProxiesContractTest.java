package com.occuz.security;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.PROXY;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.RawHttp;
import com.occuz.running.RunningNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The console behind a proxy, which here is whatever connects from one certain address of this machine. */
class BehindProxiesContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final String STRANGER = "127.0.0.8";
    private static final Pattern PROOF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern VISITOR = Pattern.compile("(?i)set-cookie: (occuz_visitor=[^;]+)");

    private static String get(String source, String headers) {
        return RawHttp.exchange(
                NODE.console(),
                source,
                "GET /sign-in HTTP/1.1\r\nHost: console.example\r\nConnection: close\r\n" + headers + "\r\n");
    }

    private static String signIn(String source, String headers, String email, String password) {
        String page = get(source, headers);
        String body = "email=" + encode(email) + "&password=" + encode(password) + "&_csrf=" + encode(found(PROOF, page));
        return RawHttp.exchange(
                NODE.console(),
                source,
                "POST /sign-in HTTP/1.1\r\nHost: console.example\r\nConnection: close\r\n" + headers
                        + "Cookie: " + found(VISITOR, page)
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private static String signInRightly(String source, String headers) {
        RunningNode.Credentials ada = NODE.credentials(ACME);
        return signIn(source, headers, ada.email(), ada.password());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void tryInVain(String source, String headers) {
        assertThat(signIn(source, headers, UUID.randomUUID() + "@acme.example", "wrong")).startsWith("HTTP/1.1 401");
    }

    private static long triesFrom(String address) {
        String subject = new KeyDerivation(NODE.secrets().secret("console", 32)).hex("address\n" + address);
        return NODE.count("select count(*) from control.sign_in_try where subject = ?", subject);
    }

    @Test
    void what_came_by_tls_to_the_proxy_gets_cookies_for_tls_alone() {
        assertThat(signInRightly(PROXY, "X-Forwarded-Proto: https\r\n"))
                .startsWith("HTTP/1.1 302")
                .containsPattern("occuz_session=[^\r]+; Secure")
                .containsIgnoringCase("location: /\r\n");
        assertThat(signInRightly(PROXY, "X-Forwarded-Proto: http\r\n")).contains("occuz_session=").doesNotContain("Secure");
    }

    @Test
    void nobody_else_is_believed_that_they_came_by_tls() {
        String headers = "X-Forwarded-Proto: https\r\nForwarded: proto=https\r\nX-Forwarded-Ssl: on\r\n";
        assertThat(signInRightly(STRANGER, headers)).contains("occuz_session=").doesNotContain("Secure");
    }

    @Test
    void tries_to_sign_in_are_counted_by_whom_the_proxy_names_and_not_by_whom_a_client_names() {
        tryInVain(PROXY, "X-Forwarded-For: 198.51.100.1, 203.0.113.77\r\n");
        tryInVain(PROXY, "X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-For: 203.0.113.77\r\n");
        tryInVain("127.0.0.7", "X-Forwarded-For: 198.51.100.1\r\nForwarded: for=198.51.100.1\r\n");

        assertThat(triesFrom("203.0.113.77")).isEqualTo(2);
        assertThat(triesFrom("127.0.0.7")).isEqualTo(1);
        assertThat(triesFrom("198.51.100.1")).isZero();
        assertThat(triesFrom(PROXY)).isZero();
    }

    @Test
    void who_knows_an_address_keeps_its_owner_out_nowhere_but_where_they_tried() {
        RunningNode.Credentials gus = NODE.credentials(GLOBEX);
        String attacker = "X-Forwarded-For: 203.0.113.66\r\n";
        for (int i = 0; i < 10; i++) {
            assertThat(signIn(PROXY, attacker, gus.email(), "wrong " + i)).startsWith("HTTP/1.1 401");
        }

        assertThat(signIn(PROXY, attacker, gus.email(), gus.password())).startsWith("HTTP/1.1 429");
        assertThat(signIn(PROXY, "X-Forwarded-For: 203.0.113.67\r\n", gus.email(), gus.password())).startsWith("HTTP/1.1 302");
    }

    @Test
    void an_address_with_too_many_tries_fills_nothing_any_more() {
        String attacker = "X-Forwarded-For: 203.0.113.68\r\n";
        for (int i = 0; i < 53; i++) {
            signIn(PROXY, attacker, "account-" + i + "@acme.example", "wrong");
        }

        assertThat(signIn(PROXY, attacker, "another@acme.example", "wrong")).startsWith("HTTP/1.1 429");
        assertThat(triesFrom("203.0.113.68")).isEqualTo(51);
        assertThat(triesAt("account-49@acme.example", "203.0.113.68")).isEqualTo(1);
        assertThat(triesAt("another@acme.example", "203.0.113.68")).isZero();
    }

    private static long triesAt(String email, String address) {
        String subject = new KeyDerivation(NODE.secrets().secret("console", 32)).hex("account from\n" + email + "\n" + address);
        return NODE.count("select count(*) from control.sign_in_try where subject = ?", subject);
    }
}
