package com.occuz.kernel.sla;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody claims that § 9 excludes something. It counts once somebody else has approved it, until it is revoked, and
 * takes no more than the outages out that lie in its time and its scope.
 *
 * @param category the line of § 9, by its name on the wire
 * @param provider the third party that is named
 * @param components what was affected, at least one, sorted; all of them: the platform
 * @param account whom it affected; empty: everybody
 * @param affected when
 * @param incident the incident whose outages are meant; empty: all in scope
 * @param claimant who claims it, by an opaque id
 * @param claimed id of the event that recorded the claim
 * @param decision what was decided last
 * @param revoked id of the event that took it back
 */
public record Exclusion(
        String id,
        String category,
        Optional<String> provider,
        Set<Component> components,
        Optional<AccountId> account,
        Window affected,
        Optional<String> incident,
        String claimant,
        String claimed,
        Optional<Review> decision,
        Optional<String> revoked) {

    /** Where the agreement says so. */
    public static final String CLAUSE = "§ 9";

    public Exclusion {
        components = Collections.unmodifiableSet(new TreeSet<>(components));
        if (components.isEmpty()) {
            throw new IllegalArgumentException("an exclusion is about one component or more");
        }
    }

    public Exclusion decided(Review decision) {
        return new Exclusion(
                id, category, provider, components, account, affected, incident, claimant, claimed,
                Optional.of(decision), revoked);
    }

    public Exclusion revoked(String event) {
        return new Exclusion(
                id, category, provider, components, account, affected, incident, claimant, claimed, decision,
                Optional.of(event));
    }

    /** Whether it counts: approved by somebody else, and not revoked. */
    public boolean isApproved() {
        return revoked.isEmpty()
                && decision.filter(it -> it.approved() && !it.by().equals(claimant)).isPresent();
    }

    /** Why it counts, or does not, in one English sentence. */
    public String because() {
        if (revoked.isPresent()) {
            return "Nothing is excluded: the claim was revoked.";
        }
        if (isApproved()) {
            return "Excluded is what the outages in its scope have in common with the affected time"
                    + provider.map(it -> ", for a failure of " + it).orElse("") + ": another person approved the claim.";
        }
        return decision.filter(it -> !it.approved()).isPresent()
                ? "Nothing is excluded: the claim was rejected."
                : "Nothing is excluded: the claim waits for another person's approval.";
    }

    /** Whether it speaks of this incident by name, or the incident's cause names it. */
    private boolean isNamed(IncidentFacts other) {
        return incident.filter(other.incident()::equals).isPresent()
                || other.cause().flatMap(Cause::reference).filter(id::equals).isPresent();
    }

    /**
     * Whether it lifts an incident's clocks: it counts, everything that the incident hit is in its scope, and it caused the
     * incident – it is named together with it and they have time in common, or it held when the incident began.
     */
    boolean lifts(IncidentFacts other, Instant asOf) {
        boolean inScope = components.containsAll(other.components())
                && account.map(other.account()::equals).orElse(true);
        if (!isApproved() || !inScope) {
            return false;
        }
        return isNamed(other)
                ? other.outages().stream().anyMatch(outage -> outage.from().at().isBefore(affected.until())
                        && affected.from().isBefore(outage.endAsOf(asOf)))
                : incident.isEmpty() && affected.contains(other.startedAt().at());
    }

    /**
     * Whether it excuses an incident, held to be of {@code scope} at some time, towards a subject: all components that the
     * subject is hit in, and, where it affected one account, that account's view alone. What hit everybody is excused to
     * one account only where the claim names it.
     */
    boolean excuses(IncidentFacts other, IncidentScope scope, Subject subject) {
        boolean everybody = account.isEmpty();
        boolean thisAccount = account.isPresent()
                && account.equals(subject.account())
                && (scope == IncidentScope.ACCOUNT || incident.isPresent());
        return (everybody || thisAccount) && components.containsAll(subject.hitComponents(other.components()));
    }

    /** Ids of the events that it rests on. */
    List<String> events() {
        List<String> events = new ArrayList<>(List.of(claimed));
        decision.ifPresent(it -> events.add(it.event()));
        revoked.ifPresent(events::add);
        return events;
    }
}
