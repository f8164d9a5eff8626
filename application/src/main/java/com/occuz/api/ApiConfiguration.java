package com.occuz.api;

import com.occuz.security.Allowed;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** How requests reach the routes. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

    private final Positions positions;

    ApiConfiguration(Positions positions) {
        this.positions = positions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RouteGuard(positions));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver());
    }

    @Bean
    BodyLimit bodyLimit() {
        return new BodyLimit();
    }

    /** A route that nobody thought about must not be open, and must not be found out by a customer. */
    @Bean
    SmartInitializingSingleton everyRouteSaysWhoMayCallIt(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        return () -> mappings.getHandlerMethods().forEach((route, method) -> {
            if (isOurs(method) && !method.hasMethodAnnotation(Allowed.class)) {
                throw new IllegalStateException(route + " does not say who may call it");
            }
        });
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().equals(ApiConfiguration.class.getPackageName());
    }
}
