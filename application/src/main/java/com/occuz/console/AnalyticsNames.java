package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.api.ShortUrls;
import com.occuz.kernel.click.AnalyticsQuery.Analytics.Groups;
import com.occuz.kernel.click.Dimension;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.FindLink;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.network.Continent;
import com.occuz.kernel.network.Countries;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.security.Viewer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What the analytics tell apart, as people call it. */
final class AnalyticsNames {

    private final Questions questions;
    private final Acts acts;
    private final ShortUrls shortUrls;

    AnalyticsNames(Questions questions, Acts acts, ShortUrls shortUrls) {
        this.questions = questions;
        this.acts = acts;
        this.shortUrls = shortUrls;
    }

    /** A value of a dimension in words. */
    String name(Viewer viewer, Dimension dimension, String value) {
        return switch (dimension) {
            case LINK -> link(viewer, value);
            case LANGUAGE -> value.length() > 3 ? value : Locale.forLanguageTag(value).getDisplayLanguage(Locale.ENGLISH);
            case REFERRER -> value.equals("direct") ? "direct, or not told" : value;
            case KIND -> switch (value) {
                case "human" -> "people";
                case "crawler" -> "crawlers";
                case "preview" -> "link previews";
                case "prefetch" -> "fetched ahead by browsers";
                case "tool" -> "programs";
                case "head" -> "HEAD requests";
                case "nameless" -> "without a user agent";
                default -> value;
            };
            case COUNTRY -> country(value);
            case CONTINENT -> continent(value);
            case VIA -> value.equals("qr") ? "QR code" : "the link itself";
            case TAG, DOMAIN, DEVICE, OS, BROWSER, UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, UTM_TERM, UTM_CONTENT, RULE, VARIANT ->
                value;
        };
    }

    static String country(String code) {
        return Countries.isCode(code) ? Locale.of("", code).getDisplayCountry(Locale.ENGLISH) : code;
    }

    private static String continent(String value) {
        return Arrays.stream(Continent.values())
                .filter(it -> it.name().equals(value))
                .findFirst()
                .map(Continent::title)
                .orElse(value);
    }

    /** A list in which nothing is told apart takes the room of one that says something. */
    static boolean saysSomething(Groups groups) {
        boolean plain = switch (groups.dimension()) {
            case UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, UTM_TERM, UTM_CONTENT, RULE, VARIANT, COUNTRY, CONTINENT, VIA, DOMAIN ->
                groups.values().size() == 1
                        && Set.of("none", "unknown", "link", DomainId.DEFAULT.value()).contains(groups.values().getFirst().value());
            case LINK, TAG, REFERRER, DEVICE, OS, BROWSER, LANGUAGE, KIND -> groups.values().isEmpty();
        };
        return !plain;
    }

    private String link(Viewer viewer, String id) {
        try {
            return questions.optional(new FindLink(viewer.tenant(), LinkId.fromOpaque(id)), LinkView.class)
                    .map(link -> LinkRowModel.of(link, shortUrls.base(), acts.now()).shortText())
                    .orElse(id);
        } catch (InvalidValue e) {
            // Whoever typed it is told above that there is no such link; here stands what they typed.
            return id;
        }
    }

    /** A dimension in words. */
    static String title(Dimension dimension) {
        return switch (dimension) {
            case LINK -> "Link";
            case TAG -> "Tag";
            case DOMAIN -> "Domain";
            case REFERRER -> "Referrer";
            case DEVICE -> "Device";
            case OS -> "System";
            case BROWSER -> "Browser";
            case LANGUAGE -> "Language";
            case KIND -> "Who";
            case COUNTRY -> "Country";
            case CONTINENT -> "Continent";
            case VIA -> "Link or QR code";
            case UTM_SOURCE -> "Campaign source";
            case UTM_MEDIUM -> "Campaign medium";
            case UTM_CAMPAIGN -> "Campaign";
            case UTM_TERM -> "Campaign term";
            case UTM_CONTENT -> "Campaign content";
            case RULE -> "Rule";
            case VARIANT -> "Variant";
        };
    }
}
