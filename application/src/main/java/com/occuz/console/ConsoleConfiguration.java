package com.occuz.console;

import com.occuz.security.Allowed;
import com.occuz.security.ArgumentResolver;
import com.occuz.security.Callers;
import com.occuz.security.Viewer;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The console, on nodes that have its role. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("occuz.console")
@ComponentScan("com.occuz.console")
public class ConsoleConfiguration implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ConsoleGuard());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ArgumentResolver<>(
                Viewer.class,
                request -> Callers.viewer()
                        .orElseThrow(() -> new IllegalStateException("the console's guard lets nobody through"))));
        resolvers.add(new ArgumentResolver<>(SentForm.class, SentForm::of));
    }

    /** A page that nobody thought about must not be open, and must not be found out by a customer. */
    @Bean
    SmartInitializingSingleton everyPageSaysWhoMaySeeIt(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        return () -> mappings.getHandlerMethods().forEach((route, method) -> {
            if (isOfConsole(method)
                    && !method.hasMethodAnnotation(Allowed.class)
                    && !method.hasMethodAnnotation(Open.class)) {
                throw new IllegalStateException(route + " does not say who may see it");
            }
        });
    }

    static boolean isOfConsole(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith(ConsoleConfiguration.class.getPackageName());
    }
}
