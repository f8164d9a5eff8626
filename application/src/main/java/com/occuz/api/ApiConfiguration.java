package com.occuz.api;

import com.occuz.security.Allowed;
import com.occuz.security.ArgumentResolver;
import com.occuz.security.Caller;
import com.occuz.security.Callers;
import java.util.Arrays;
import java.util.List;
import org.apache.catalina.Pipeline;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** How requests reach the routes. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

    private final Positions positions;
    private final Questions questions;

    ApiConfiguration(Positions positions, Questions questions) {
        this.positions = positions;
        this.questions = questions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RouteGuard(positions));
        // Behind the guards, as nobody else is told of it; before everything that looks at the request.
        registry.addInterceptor(new SuspensionGate(questions)).order(Ordered.LOWEST_PRECEDENCE - 1);
        // Behind the guards: who may not come in does not learn what is going on.
        registry.addInterceptor(new MigrationGate(questions)).order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ArgumentResolver<>(
                Caller.class,
                request -> Callers.current()
                        .orElseThrow(() -> new IllegalStateException("the route guard lets nobody through"))));
    }

    @Bean
    BodyLimit bodyLimit() {
        return new BodyLimit();
    }

    /** Tomcat's own answers, and those to what fails before a route is reached, have our form as well. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                Pipeline pipeline = host.getPipeline();
                Arrays.stream(pipeline.getValves())
                        .filter(ErrorReportValve.class::isInstance)
                        .forEach(pipeline::removeValve);
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    /** A route that nobody thought about must not be open, and must not be found out by a customer. */
    @Bean
    SmartInitializingSingleton everyRouteSaysWhoMayCallIt(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        return () -> mappings.getHandlerMethods().forEach((route, method) -> {
            if (needsKey(route) && !method.hasMethodAnnotation(Allowed.class)) {
                throw new IllegalStateException(route + " does not say who may call it");
            }
        });
    }

    private static boolean needsKey(RequestMappingInfo route) {
        return route.getPatternValues().stream().anyMatch(path -> path.startsWith("/api/"));
    }
}
