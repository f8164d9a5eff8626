package com.occuz.kernel.link.rule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says of itself, by the words that browsers have kept in their names for years. At most
 * {@value #LENGTH} characters are looked at, each a fixed number of times: nobody's name takes long.
 *
 * @param device {@code null} where nothing tells; likewise the others
 */
public record Agent(@Nullable Device device, @Nullable OperatingSystem os, @Nullable Browser browser) {

    static final int LENGTH = 512;

    static final Agent SILENT = new Agent(null, null, null);

    static Agent of(@Nullable String userAgent) {
        if (userAgent == null) {
            return SILENT;
        }
        String text = (userAgent.length() > LENGTH ? userAgent.substring(0, LENGTH) : userAgent).toLowerCase(Locale.ROOT);
        OperatingSystem os = os(text);
        return new Agent(device(text, os), os, browser(text));
    }

    /** An iPhone says that it is like a Mac, and Android that it is Linux. */
    private static @Nullable OperatingSystem os(String text) {
        if (has(text, "iphone", "ipad", "ipod")) {
            return OperatingSystem.IOS;
        }
        if (text.contains("windows")) {
            return OperatingSystem.WINDOWS;
        }
        if (text.contains("android")) {
            return OperatingSystem.ANDROID;
        }
        if (has(text, "macintosh", "mac os x")) {
            return OperatingSystem.MACOS;
        }
        if (text.contains("cros ")) {
            return OperatingSystem.CHROMEOS;
        }
        return has(text, "linux", "x11") ? OperatingSystem.LINUX : null;
    }

    /** Nearly all say that they are Chrome and Safari besides; so those come last. */
    private static @Nullable Browser browser(String text) {
        if (has(text, "edg/", "edge/", "edga/", "edgios/")) {
            return Browser.EDGE;
        }
        if (has(text, "opr/", "opera", "opios/", "opt/")) {
            return Browser.OPERA;
        }
        if (text.contains("samsungbrowser/")) {
            return Browser.SAMSUNG;
        }
        if (has(text, "firefox/", "fxios/")) {
            return Browser.FIREFOX;
        }
        if (has(text, "chrome/", "chromium/", "crios/")) {
            return Browser.CHROME;
        }
        return text.contains("safari/") && text.contains("version/") ? Browser.SAFARI : null;
    }

    private static @Nullable Device device(String text, @Nullable OperatingSystem os) {
        if (has(text, "smart-tv", "smarttv", "appletv", "apple tv", "googletv", "hbbtv", "bravia", "roku", "web0s", "webos.tv")) {
            return Device.TV;
        }
        if (has(text, "ipad", "tablet", "kindle", "silk/") || text.contains("android") && !text.contains("mobile")) {
            return Device.TABLET;
        }
        if (has(text, "iphone", "ipod", "mobile", "phone", "opera mini")) {
            return Device.PHONE;
        }
        return os == null ? null : Device.DESKTOP;
    }

    private static boolean has(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
