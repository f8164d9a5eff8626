package com.occuz.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives what never reaches a route the form of a problem document: a request that the server cannot parse, a path that
 * the firewall refuses, a failing filter. Tomcat makes one by its class name, so it is public.
 */
public final class ProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (status == 500) {
            LOG.error("{} failed before it reached a route", request.getMethod(), failure);
        }
        byte[] document = JSON.writeValueAsBytes(
                Problems.document(status, Problems.code(status), Problems.detail(status), List.of(), Map.of()));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            response.getOutputStream().write(document);
            response.finishResponse();
        } catch (IOException e) {
            LOG.debug("Whoever asked has gone: {}", new String(document, StandardCharsets.UTF_8), e);
        }
    }
}
