package com.occuz.security;

import com.occuz.kernel.network.TrustedProxies;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who sent a request, and whether by TLS, is what a trusted proxy says of it, before anything else looks at it. */
@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientsBehindProxies(TrustedProxies proxies) {
        return factory -> {
            if (!proxies.isEmpty()) {
                factory.addEngineValves(new Forwarded(proxies));
            }
        };
    }

    /**
     * Does what Tomcat's {@code RemoteIpValve} does, by the rules that the edge goes by as well. That one takes patterns of
     * text for addresses.
     */
    private static final class Forwarded extends ValveBase {

        private static final int HTTP_PORT = 80;
        private static final int HTTPS_PORT = 443;

        private final TrustedProxies proxies;

        Forwarded(TrustedProxies proxies) {
            super(true);
            this.proxies = proxies;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            String peer = request.getRemoteAddr();
            String peerHost = request.getRemoteHost();
            boolean secure = request.isSecure();
            String scheme = request.getScheme();
            int port = request.getServerPort();
            try {
                if (proxies.trusts(peer)) {
                    takeOver(request, peer);
                }
                getNext().invoke(request, response);
            } finally {
                // The connection's next request begins with what the connection itself is.
                request.setRemoteAddr(peer);
                request.setRemoteHost(peerHost);
                request.setSecure(secure);
                request.getCoyoteRequest().scheme().setString(scheme);
                request.setServerPort(port);
            }
        }

        private void takeOver(Request request, String peer) {
            String client = proxies.client(peer, Collections.list(request.getHeaders(TrustedProxies.FOR)));
            request.setRemoteAddr(client);
            request.setRemoteHost(client);
            proxies.isHttps(peer, Collections.list(request.getHeaders(TrustedProxies.PROTO))).ifPresent(https -> {
                request.setSecure(https);
                request.getCoyoteRequest().scheme().setString(https ? "https" : "http");
                request.setServerPort(https ? HTTPS_PORT : HTTP_PORT);
            });
        }
    }
}
