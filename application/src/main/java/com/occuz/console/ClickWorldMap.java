package com.occuz.console;

import com.occuz.kernel.click.AnalyticsQuery.Analytics.Group;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where in the world people click, on the map in {@code world.svg}. Countries too small for it are in the list of countries.
 *
 * @param most in words, for those who do not see the picture; the empty string where no country is known
 */
public record ClickWorldMap(List<Country> countries, String most) {

    private static final int LEVELS = 5;
    private static final Set<String> DRAWN = drawn();

    /** @param level from 1 to 5 for the most */
    public record Country(String code, int level, String text) {}

    /** @param groups by country, most clicks first */
    static ClickWorldMap of(List<Group> groups) {
        List<Group> known = groups.stream().filter(group -> !group.value().equals("unknown")).toList();
        long most = known.isEmpty() ? 0 : known.getFirst().clicks();
        return new ClickWorldMap(
                known.stream()
                        .filter(group -> DRAWN.contains(group.value()))
                        .map(group -> new Country(group.value(), level(group.clicks(), most), said(group)))
                        .toList(),
                known.isEmpty() ? "" : "Most: " + said(known.getFirst()));
    }

    /** By orders of magnitude: one country alone often has nearly all. */
    private static int level(long clicks, long most) {
        return (int) Math.max(1, Math.round(LEVELS * Math.log1p(clicks) / Math.log1p(most)));
    }

    private static String said(Group group) {
        return AnalyticsNames.country(group.value()) + ", " + group.clicks() + (group.clicks() == 1 ? " click" : " clicks");
    }

    private static Set<String> drawn() {
        try (InputStream map = Objects.requireNonNull(ClickWorldMap.class.getResourceAsStream("/static/assets/world.svg"))) {
            String text = new String(map.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("<path id=\"([A-Z]{2})\"").matcher(text).results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
