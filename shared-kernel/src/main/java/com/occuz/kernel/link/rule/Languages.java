package com.occuz.kernel.link.rule;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what languages a visitor wants (RFC 9110, 12.5.4). */
final class Languages {

    /** No browser sends more; what stands behind it is wanted least. */
    private static final int LENGTH = 256;

    private static final Pattern WEIGHT = Pattern.compile("[qQ]=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)");

    private Languages() {}

    /** The language that is wanted most, the first of several, in small letters; {@code null} where it is any or none. */
    static @Nullable String first(String header) {
        String best = null;
        double most = 0;
        for (String part : header.substring(0, Math.min(LENGTH, header.length())).split(",", -1)) {
            int semicolon = part.indexOf(';');
            String tag = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
            double weight = semicolon < 0 ? 1 : weight(part.substring(semicolon + 1).strip());
            if (weight > most && !tag.isEmpty() && !tag.equals("*")) {
                best = tag;
                most = weight;
            }
        }
        return best == null ? null : best.toLowerCase(Locale.ROOT);
    }

    /** In thousandths at most; what is malformed wants nothing. */
    private static double weight(String parameter) {
        return WEIGHT.matcher(parameter).matches() ? Double.parseDouble(parameter.substring(2)) : 0;
    }
}
