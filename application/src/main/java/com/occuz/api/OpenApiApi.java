package com.occuz.api;

import com.occuz.api.OpenApiDocument.Route;
import com.occuz.security.Allowed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The description of the API, open to everybody. A node with a route that is not described does not start. */
@RestController
final class OpenApiApi implements SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile Map<String, Object> document = Map.of();

    OpenApiApi(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        document = OpenApiDocument.of(written(), routes(mappings.getObject()));
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> document() {
        return document;
    }

    private static List<Route> routes(RequestMappingHandlerMapping mappings) {
        List<Route> routes = new ArrayList<>();
        mappings.getHandlerMethods().forEach((route, method) -> {
            Allowed allowed = method.getMethodAnnotation(Allowed.class);
            if (allowed != null) {
                route.getPatternValues().stream().filter(path -> path.startsWith("/api/")).forEach(path -> route.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> routes.add(new Route(verb.name(), path, List.of(allowed.value())))));
            }
        });
        routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return routes;
    }

    private static Map<String, Object> written() {
        try (InputStream yaml = new ClassPathResource("openapi.yaml").getInputStream()) {
            LoaderOptions options = new LoaderOptions();
            // The file is our own; the limit is there for files that are not.
            options.setMaxAliasesForCollections(1_000);
            return new Yaml(options).load(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml cannot be read", e);
        }
    }
}
