package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clicks of all of an account's links together. */
@RestController
@RequestMapping("/api/v1/analytics")
@AnswersFrom("links")
final class AnalyticsApi {

    private final Questions questions;

    AnalyticsApi(Questions questions) {
        this.questions = questions;
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    @ReadsItsQuery
    AnalyticsJson analytics(Caller caller, HttpServletRequest request) {
        return new AnalyticsAnswers(questions).of(caller.tenant(), AnalyticsAsked.ofAll(request.getParameterMap()));
    }

    /** Every click of the filter, as a line each. */
    @GetMapping("/clicks")
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    @ReadsItsQuery
    void clicks(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String[]> parameters = request.getParameterMap();
        AnalyticsAsked asked = AnalyticsAsked.ofExport(parameters);
        ClickExport.Format format = ClickExport.Format.of(parameters.getOrDefault("format", new String[] {"ndjson"})[0]);
        new ClickExport(questions).write(response, caller.tenant(), asked.filter(), asked.range(), format);
    }
}
