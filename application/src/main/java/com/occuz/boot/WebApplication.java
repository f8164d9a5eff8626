package com.occuz.boot;

import com.occuz.Settings;
import com.occuz.api.Idempotency;
import com.occuz.api.IncidentImports;
import com.occuz.api.Positions;
import com.occuz.api.Questions;
import com.occuz.api.ShortUrls;
import com.occuz.api.TestClockControl;
import com.occuz.axon.AxonNode;
import com.occuz.axon.Commands;
import com.occuz.console.ConsoleConfiguration;
import com.occuz.console.Pulse;
import com.occuz.edge.EdgeServer;
import com.occuz.kernel.account.AccountQuery.ApiKeyView;
import com.occuz.kernel.account.AccountQuery.FindPeopleByEmail;
import com.occuz.kernel.account.AccountQuery.PersonView;
import com.occuz.kernel.link.OwnHosts;
import com.occuz.kernel.network.TrustedProxies;
import com.occuz.security.KeyDerivation;
import com.occuz.security.KeyRing;
import com.occuz.security.Sessions;
import com.occuz.store.secret.SecretsProvider;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Spring Boot around API and console: it gets what the node has opened and opens nothing of its own but the port. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan({"com.occuz.api", "com.occuz.security", "com.occuz.health"})
@Import(ConsoleConfiguration.class)
class WebApplication {

    /** What every page and health say of the installation: it has run on a test clock, its content is made up. */
    record Marks(boolean testClock, boolean demonstration) {}

    static ConfigurableApplicationContext start(
            Settings settings,
            int port,
            URI publicUrl,
            Stores stores,
            AxonNode axon,
            Optional<EdgeServer> edge,
            SecretsProvider secrets,
            Marks marks) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", port);
        properties.put("server.address", settings.host());
        // Not occuz.test-clock: Spring would take OCCUZ_TEST_CLOCK, which is an instant, for it.
        properties.put("occuz.runs-on-test-clock", marks.testClock());
        properties.put("occuz.is-demonstration", marks.demonstration());
        properties.put(
                "occuz.roles",
                settings.roles().stream().map(Settings.Role::wireName).sorted().collect(Collectors.joining(",")));
        properties.put("occuz.console", settings.has(Settings.Role.CONSOLE));
        ApplicationContextInitializer<GenericApplicationContext> beans = context -> {
            Questions questions = new Questions(axon.queryGateway());
            context.registerBean(AxonNode.class, () -> axon, definition -> definition.setDestroyMethodName(""));
            context.registerBean(Commands.class, axon::commands);
            context.registerBean(CommandGateway.class, axon::commandGateway);
            context.registerBean(Questions.class, () -> questions);
            context.registerBean(InstantSource.class, stores::clock, definition -> definition.setDestroyMethodName(""));
            context.registerBean(TrustedProxies.class, settings::trustedProxies);
            context.registerBean(ShortUrls.class, () -> new ShortUrls(publicUrl, new OwnHosts(settings.ownHosts(publicUrl))));
            context.registerBean(
                    Idempotency.class,
                    () -> new Idempotency(stores.idempotency(), context.getBean(JsonMapper.class)));
            context.registerBean(
                    Positions.class,
                    () -> new Positions(stores.progress(), axon.ledgerViews()));
            context.registerBean(
                    IncidentImports.class,
                    () -> new IncidentImports(
                            stores.importClaims(),
                            axon.commands(),
                            questions,
                            stores.clock(),
                            context.getBean(Positions.class)));
            context.registerBean(KeyDerivation.class, () -> new KeyDerivation(secrets.secret("api-keys", 32)));
            context.registerBean(
                    KeyRing.class,
                    () -> new KeyRing(
                            query -> questions.optional(query, ApiKeyView.class), stores.clock(), System::nanoTime));
            context.registerBean(Sessions.class, () -> sessions(stores, questions, secrets));
            context.registerBean(Pulse.class, () -> new Pulse(axon.viewNames(), stores.progress()::latest));
            edge.ifPresent(it ->
                    context.registerBean(EdgeServer.class, () -> it, definition -> definition.setDestroyMethodName("")));
            context.registerBean(TestClockControl.class, () -> () -> TestClock.catchUp(stores));
        };
        return new SpringApplicationBuilder(WebApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties(properties)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .initializers(beans)
                .run();
    }

    private static Sessions sessions(Stores stores, Questions questions, SecretsProvider secrets) {
        @SuppressWarnings("unchecked") // the query's contract
        Function<FindPeopleByEmail, List<PersonView>> byEmail =
                query -> (List<PersonView>) questions.one(query, List.class);
        return new Sessions(
                JdbcClient.create(stores.pool()),
                byEmail,
                new KeyDerivation(secrets.secret("console", 32)));
    }
}
