package com.occuz.health;

import com.occuz.api.Questions;
import com.occuz.axon.AxonNode;
import com.occuz.axon.ProcessorStatus;
import com.occuz.edge.EdgeServer;
import com.occuz.edge.EdgeStatus;
import com.occuz.kernel.click.AnalyticsQuery.AskProgress;
import com.occuz.kernel.click.AnalyticsQuery.Progress;
import com.occuz.kernel.operations.OperationsQuery.AuditProcessors;
import com.occuz.kernel.operations.OperationsQuery.AuditedProcessor;
import com.occuz.kernel.operations.OperationsQuery.ProcessorAudit;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What {@code /actuator/health} tells. Liveness and readiness stay with Spring Boot: a halted processor or a finding of
 * the auditor is for a person to look at, not for a load balancer to restart. Everybody is told the status; the details
 * are the operators' and the auditors' ({@code application.yml}).
 */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    HealthIndicator processorsHealthIndicator(AxonNode axon) {
        return remembered(() -> {
            Health.Builder health = Health.up();
            for (ProcessorStatus status : axon.processors()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("position", status.position());
                row.put("lag", status.lag());
                row.put("runsHere", status.runsHere());
                row.put("deadLetters", status.deadLetters());
                status.halted().ifPresent(why -> row.put("halted", why));
                status.rebuild().ifPresent(rebuild -> row.put("rebuilding", rebuild));
                if (status.halted().isPresent() || status.deadLetters() > 0) {
                    health.down();
                }
                health.withDetail(status.name(), row);
            }
            return health.build();
        });
    }

    @Bean
    HealthIndicator auditorHealthIndicator(Questions questions) {
        return remembered(() -> {
            ProcessorAudit audit = questions.one(new AuditProcessors(), ProcessorAudit.class);
            Health.Builder health = audit.isClean() ? Health.up() : Health.down();
            for (AuditedProcessor processor : audit.processors()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("verifiedThrough", processor.verifiedThrough());
                if (!processor.findings().isEmpty()) {
                    row.put("findings", processor.findings());
                }
                health.withDetail(processor.processor(), row);
            }
            return health.build();
        });
    }

    /** A node that is catching up is well: what its answers lack they say themselves. */
    @Bean
    HealthIndicator analyticsHealthIndicator(Questions questions) {
        return remembered(() -> {
            Progress progress = questions.one(new AskProgress(), Progress.class);
            Health.Builder health = progress.failure() == null ? Health.up() : Health.down();
            if (progress.failure() != null) {
                health.withDetail("failure", progress.failure());
            }
            return health.withDetail("open", progress.open())
                    .withDetail("position", progress.position())
                    .withDetail("behind", Math.max(0, progress.head() - progress.position()))
                    .withDetail("clicks", progress.clicks())
                    .build();
        });
    }

    private static HealthIndicator remembered(Supplier<Health> look) {
        return new Remembered(look, System::nanoTime);
    }

    @Bean
    HealthIndicator edgeHealthIndicator(ObjectProvider<EdgeServer> edge) {
        return () -> {
            EdgeServer server = edge.getIfAvailable();
            if (server == null) {
                return Health.up().withDetail("runsHere", false).build();
            }
            EdgeStatus status = server.status();
            Health.Builder health = status.halted().isPresent() ? Health.down() : Health.up();
            status.halted().ifPresent(why -> health.withDetail("halted", why));
            return health.withDetail("links", status.linkCount())
                    .withDetail("position", status.position())
                    .withDetail("confirmed", status.confirmed())
                    .withDetail("journalled", status.journalled())
                    .withDetail("drained", status.drained())
                    .withDetail("lost", status.lost())
                    .withDetail("snapshot", status.snapshot().isPresent() ? status.snapshot().getAsLong() : "none")
                    .build();
        };
    }

    /**
     * Readiness by role, as it is told before there is an API, too: whoever asks at all is answered by a node with its
     * database, and then all of its roles are at work.
     */
    @Bean
    CompositeHealthContributor rolesHealthContributor(@Value("${occuz.roles}") List<String> roles) {
        HealthIndicator atWork = () -> Health.up().build();
        return CompositeHealthContributor.fromMap(
                roles.stream().collect(Collectors.toMap(role -> role, role -> atWork)));
    }

    @Bean
    HealthEndpointWebExtension publicHealth(HealthContributorRegistry registry, HealthEndpointGroups groups) {
        return new PublicHealth(registry, groups, Set.of("installation", "clock"));
    }

    /** Told with its details to everybody. */
    @FunctionalInterface
    private interface Mark extends HealthIndicator {
        @Override
        default @Nullable Health health(boolean includeDetails) {
            return health();
        }
    }

    /** An installation whose content is made up says so for ever. */
    @Bean
    HealthIndicator installationHealthIndicator(@Value("${occuz.is-demonstration}") boolean demonstration) {
        Mark mark = () -> Health.up().withDetail("demonstration", demonstration).build();
        return mark;
    }

    /** An installation that ever ran on a test clock says so for ever. */
    @Bean
    HealthIndicator clockHealthIndicator(InstantSource clock, @Value("${occuz.runs-on-test-clock}") boolean testClock) {
        Mark mark = () -> Health.up()
                .withDetail("mode", testClock ? "test" : "real")
                .withDetail("now", clock.instant().truncatedTo(ChronoUnit.MICROS).toString())
                .build();
        return mark;
    }
}
