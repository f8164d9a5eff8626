package com.occuz.health;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.registry.HealthContributorRegistry;

/**
 * Tells those who may not see details how the node is, and what its figures are worth: that it has run on a test clock, or
 * that its content is made up, is no secret.
 */
final class PublicHealth extends HealthEndpointWebExtension {

    private final Set<String> marks;

    /** @param marks names of the components that everybody sees, where they stand among the others for those who see all */
    PublicHealth(HealthContributorRegistry registry, HealthEndpointGroups groups, Set<String> marks) {
        super(registry, null, groups, null);
        this.marks = marks;
    }

    @Override
    protected HealthDescriptor aggregateDescriptors(
            ApiVersion apiVersion,
            Map<String, HealthDescriptor> contributions,
            StatusAggregator statusAggregator,
            boolean showComponents,
            @Nullable Set<String> groupNames) {
        HealthDescriptor all =
                super.aggregateDescriptors(apiVersion, contributions, statusAggregator, showComponents, groupNames);
        boolean isOfTheNode = groupNames != null;
        if (showComponents || !isOfTheNode) {
            return all;
        }
        Map<String, HealthDescriptor> open = new TreeMap<>(contributions);
        open.keySet().retainAll(marks);
        return super.aggregateDescriptors(apiVersion, open, statuses -> all.getStatus(), true, null);
    }
}
