package com.occuz.api;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Found by the node's component scan in the tests alone: tells which routes the running node has mapped. */
@Component
public final class MappedRoutes implements ApplicationContextAware {

    private static final Map<String, ApplicationContext> NODES = new ConcurrentHashMap<>();

    @Override
    public void setApplicationContext(ApplicationContext context) {
        NODES.put(String.valueOf(context.getEnvironment().getProperty("server.port")), context);
    }

    /** Every route of the node on that port as {@code GET /path/{variable}}; {@code ANY} where the method is open. */
    public static Set<String> of(int port) {
        ApplicationContext context = Objects.requireNonNull(NODES.get(Integer.toString(port)));
        Set<String> routes = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(route -> add(route, routes)));
        return routes;
    }

    private static void add(RequestMappingInfo route, Set<String> routes) {
        for (String path : route.getPatternValues()) {
            Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
            if (methods.isEmpty()) {
                routes.add("ANY " + path);
            }
            methods.forEach(method -> routes.add(method + " " + path));
        }
    }
}
