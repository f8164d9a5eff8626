package com.occuz.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** In which form a report is wanted. */
enum ReportFormat {
    JSON(MediaType.APPLICATION_JSON),
    CSV(SlaCsv.TYPE),
    PDF(MediaType.APPLICATION_PDF),
    /** The report and the ledger that it rests on, to be verified elsewhere. */
    NDJSON(MediaType.parseMediaType(LedgerExport.TYPE));

    private final MediaType type;

    ReportFormat(MediaType type) {
        this.type = type;
    }

    MediaType type() {
        return type;
    }

    /**
     * As the parameter says, otherwise as the caller would rather have it; JSON for whoever has no wish.
     *
     * @throws ApiProblem naming the parameter, if there is no such format
     */
    static ReportFormat of(@Nullable String parameter, HttpServletRequest request) {
        return parameter == null
                ? accepted(Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse(""))
                : of(parameter);
    }

    static ReportFormat of(String parameter) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(parameter))
                .findFirst()
                .orElseThrow(() -> ApiProblem.invalid(
                        "format",
                        "must be one of "
                                + Arrays.stream(values()).map(ReportFormat::wireName).collect(Collectors.joining(", "))));
    }

    private static ReportFormat accepted(String accept) {
        try {
            // The most wanted first; a range such as */* is no wish for anything but JSON.
            return MediaType.parseMediaTypes(accept).stream()
                    .sorted((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()))
                    .flatMap(wish -> Arrays.stream(values()).filter(format -> wish.includes(format.type)).limit(1))
                    .findFirst()
                    .orElse(JSON);
        } catch (InvalidMediaTypeException e) {
            return JSON;
        }
    }

    private String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
