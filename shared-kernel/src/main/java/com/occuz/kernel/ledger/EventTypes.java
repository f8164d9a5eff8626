package com.occuz.kernel.ledger;

import com.occuz.kernel.account.AccountEvent.AccountOpened;
import com.occuz.kernel.account.AccountEvent.AccountReinstated;
import com.occuz.kernel.account.AccountEvent.AccountSuspended;
import com.occuz.kernel.account.AccountEvent.ApiKeyIssued;
import com.occuz.kernel.account.AccountEvent.ApiKeyRevoked;
import com.occuz.kernel.account.AccountEvent.PasswordChanged;
import com.occuz.kernel.account.AccountEvent.SessionsEnded;
import com.occuz.kernel.account.AccountEvent.SupportPlanSet;
import com.occuz.kernel.account.AccountEvent.TermsAccepted;
import com.occuz.kernel.account.AccountEvent.UserAdded;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.LossEvent.ClicksLost;
import com.occuz.kernel.credit.CreditEvent.CreditAwarded;
import com.occuz.kernel.credit.CreditEvent.CreditClaimed;
import com.occuz.kernel.credit.CreditEvent.CreditDenied;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionApproved;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionClaimed;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRejected;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRevoked;
import com.occuz.kernel.incident.IncidentEvent.CauseAttributed;
import com.occuz.kernel.incident.IncidentEvent.ClockBreached;
import com.occuz.kernel.incident.IncidentEvent.ClockWarned;
import com.occuz.kernel.incident.IncidentEvent.DetailAdded;
import com.occuz.kernel.incident.IncidentEvent.DetailRequested;
import com.occuz.kernel.incident.IncidentEvent.FailurePointFound;
import com.occuz.kernel.incident.IncidentEvent.IncidentAcknowledged;
import com.occuz.kernel.incident.IncidentEvent.IncidentAnswered;
import com.occuz.kernel.incident.IncidentEvent.IncidentClosed;
import com.occuz.kernel.incident.IncidentEvent.IncidentDetected;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentEvent.IncidentStated;
import com.occuz.kernel.incident.IncidentEvent.ObjectiveExceeded;
import com.occuz.kernel.incident.IncidentEvent.RestorationCorrected;
import com.occuz.kernel.incident.IncidentEvent.ScopeChanged;
import com.occuz.kernel.incident.IncidentEvent.ScopeCorrected;
import com.occuz.kernel.incident.IncidentEvent.ServiceRelapsed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.SeverityChanged;
import com.occuz.kernel.incident.IncidentEvent.SeverityCorrected;
import com.occuz.kernel.incident.IncidentEvent.StabilizationDeclared;
import com.occuz.kernel.incident.IncidentEvent.StabilizationShortened;
import com.occuz.kernel.incident.IncidentEvent.StartCorrected;
import com.occuz.kernel.incident.IncidentEvent.StatementsWithdrawn;
import com.occuz.kernel.incident.IncidentImportEvent.ImportBegun;
import com.occuz.kernel.incident.IncidentImportEvent.ImportEnded;
import com.occuz.kernel.incident.IncidentImportEvent.ImportWithdrawn;
import com.occuz.kernel.link.LinkEvent.ClickLimitChanged;
import com.occuz.kernel.link.LinkEvent.DestinationChanged;
import com.occuz.kernel.link.LinkEvent.ForwardingChanged;
import com.occuz.kernel.link.LinkEvent.LinkCreated;
import com.occuz.kernel.link.LinkEvent.LinkDisabled;
import com.occuz.kernel.link.LinkEvent.LinkEnabled;
import com.occuz.kernel.link.LinkEvent.LinkLocked;
import com.occuz.kernel.link.LinkEvent.LinkPutBack;
import com.occuz.kernel.link.LinkEvent.LinkRetired;
import com.occuz.kernel.link.LinkEvent.LinkRetitled;
import com.occuz.kernel.link.LinkEvent.LinkTakenDown;
import com.occuz.kernel.link.LinkEvent.LinkUnlocked;
import com.occuz.kernel.link.LinkEvent.RedirectStatusChanged;
import com.occuz.kernel.link.LinkEvent.RulesChanged;
import com.occuz.kernel.link.LinkEvent.TagsChanged;
import com.occuz.kernel.link.LinkEvent.ValidityChanged;
import com.occuz.kernel.monitoring.CandidateEvent.AbsenceNoticed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateConfirmed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateDismissed;
import com.occuz.kernel.monitoring.CandidateEvent.FailuresNoticed;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationBegun;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationLoaded;
import com.occuz.kernel.operations.InstallationEvent.InstallationCreated;
import com.occuz.kernel.operations.InstallationEvent.TestClockAdvanced;
import com.occuz.kernel.operations.InstallationEvent.TestClockStarted;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.TermsPublished;
import com.occuz.kernel.servicelevel.report.ReportEvent.ReportIssued;
import com.occuz.kernel.support.ContactEvent.ContactDisposed;
import com.occuz.kernel.support.ContactEvent.ContactFiled;
import com.occuz.kernel.support.ContactEvent.ContactLogged;
import com.occuz.kernel.support.SupportTimeEvent.SupportTimeRecorded;
import com.occuz.kernel.work.WorkEvent.ImpactJudged;
import com.occuz.kernel.work.WorkEvent.LateWorkApproved;
import com.occuz.kernel.work.WorkEvent.LateWorkRejected;
import com.occuz.kernel.work.WorkEvent.WorkAborted;
import com.occuz.kernel.work.WorkEvent.WorkAnnounced;
import com.occuz.kernel.work.WorkEvent.WorkCancelled;
import com.occuz.kernel.work.WorkEvent.WorkEndCorrected;
import com.occuz.kernel.work.WorkEvent.WorkExtended;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStartCorrected;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which stored names there are, which class each is read as, and how older revisions become the present one. */
public final class EventTypes {

    /** One kind of event: its present type and, by the revision they start from, the upcasters that lead to it. */
    public record Entry(EventType type, Class<? extends DomainEvent> payload, Map<Integer, Upcaster> upcasters) {

        public Entry {
            upcasters = Map.copyOf(upcasters);
            for (int revision = 1; revision < type.revision(); revision++) {
                if (!upcasters.containsKey(revision)) {
                    throw new IllegalArgumentException(type + " has no upcaster from revision " + revision);
                }
            }
        }
    }

    private final Map<String, Entry> byName = new LinkedHashMap<>();
    private final Map<Class<?>, Entry> byPayload = new LinkedHashMap<>();

    private EventTypes() {}

    /** Everything that the product has ever recorded. */
    public static EventTypes all() {
        return new EventTypes()
                .with("operations.InstallationCreated", InstallationCreated.class)
                .with("operations.TestClockStarted", TestClockStarted.class)
                .with("operations.TestClockAdvanced", TestClockAdvanced.class)
                .with("operations.DemonstrationBegun", DemonstrationBegun.class)
                .with("operations.DemonstrationLoaded", DemonstrationLoaded.class)
                .with("servicelevel.ServiceStarted", ServiceStarted.class)
                .with("servicelevel.TermsPublished", TermsPublished.class)
                .with("servicelevel.ReportIssued", ReportIssued.class)
                .with("account.AccountOpened", AccountOpened.class)
                .with("account.UserAdded", UserAdded.class)
                .with("account.ApiKeyIssued", ApiKeyIssued.class, payload -> payload.putNull("owner"))
                .with("account.ApiKeyRevoked", ApiKeyRevoked.class)
                .with("account.PasswordChanged", PasswordChanged.class)
                .with("account.SessionsEnded", SessionsEnded.class)
                .with("account.SupportPlanSet", SupportPlanSet.class, EventTypes::withWhatElseIsBought)
                .with("account.AccountSuspended", AccountSuspended.class)
                .with("account.AccountReinstated", AccountReinstated.class)
                .with("account.TermsAccepted", TermsAccepted.class)
                .with("link.LinkCreated", LinkCreated.class)
                .with("link.DestinationChanged", DestinationChanged.class)
                .with("link.LinkRetitled", LinkRetitled.class)
                .with("link.TagsChanged", TagsChanged.class)
                .with("link.ValidityChanged", ValidityChanged.class)
                .with("link.RedirectStatusChanged", RedirectStatusChanged.class)
                .with("link.ClickLimitChanged", ClickLimitChanged.class)
                .with("link.ForwardingChanged", ForwardingChanged.class)
                .with("link.RulesChanged", RulesChanged.class)
                .with("link.LinkLocked", LinkLocked.class)
                .with("link.LinkUnlocked", LinkUnlocked.class)
                .with("link.LinkDisabled", LinkDisabled.class)
                .with("link.LinkEnabled", LinkEnabled.class)
                .with("link.LinkTakenDown", LinkTakenDown.class)
                .with("link.LinkPutBack", LinkPutBack.class)
                .with("link.LinkRetired", LinkRetired.class)
                .with("incident.IncidentReported", IncidentReported.class, EventTypes::throughTheSupportSection)
                .with("incident.IncidentDetected", IncidentDetected.class)
                .with("incident.IncidentStated", IncidentStated.class)
                .with("incident.IncidentAcknowledged", IncidentAcknowledged.class, payload -> payload.putNull("by"))
                .with("incident.IncidentAnswered", IncidentAnswered.class)
                .with("incident.DetailRequested", DetailRequested.class)
                .with("incident.DetailAdded", DetailAdded.class)
                .with("incident.FailurePointFound", FailurePointFound.class)
                .with("incident.ServiceRestored", ServiceRestored.class, payload -> payload.putNull("by"))
                .with("incident.ServiceRelapsed", ServiceRelapsed.class)
                .with("incident.SeverityChanged", SeverityChanged.class)
                .with("incident.SeverityCorrected", SeverityCorrected.class)
                .with("incident.ScopeChanged", ScopeChanged.class)
                .with("incident.ScopeCorrected", ScopeCorrected.class)
                .with("incident.StartCorrected", StartCorrected.class)
                .with("incident.RestorationCorrected", RestorationCorrected.class)
                .with("incident.CauseAttributed", CauseAttributed.class, payload -> payload.putNull("work"))
                .with("incident.StabilizationDeclared", StabilizationDeclared.class)
                .with("incident.StabilizationShortened", StabilizationShortened.class)
                .with("incident.ClockWarned", ClockWarned.class)
                .with("incident.ClockBreached", ClockBreached.class)
                .with("incident.ObjectiveExceeded", ObjectiveExceeded.class)
                .with("incident.IncidentClosed", IncidentClosed.class)
                .with("incident.StatementsWithdrawn", StatementsWithdrawn.class)
                .with("incident.ImportBegun", ImportBegun.class)
                .with("incident.ImportEnded", ImportEnded.class)
                .with("incident.ImportWithdrawn", ImportWithdrawn.class)
                .with("exclusion.ExclusionClaimed", ExclusionClaimed.class)
                .with("exclusion.ExclusionApproved", ExclusionApproved.class)
                .with("exclusion.ExclusionRejected", ExclusionRejected.class)
                .with("exclusion.ExclusionRevoked", ExclusionRevoked.class)
                .with("monitoring.AbsenceNoticed", AbsenceNoticed.class)
                .with("monitoring.FailuresNoticed", FailuresNoticed.class)
                .with("monitoring.CandidateConfirmed", CandidateConfirmed.class)
                .with("monitoring.CandidateDismissed", CandidateDismissed.class)
                .with("work.WorkPlanned", WorkPlanned.class)
                .with("work.WorkStarted", WorkStarted.class)
                .with("work.WorkExtended", WorkExtended.class)
                .with("work.WorkFinished", WorkFinished.class)
                .with("work.WorkCancelled", WorkCancelled.class)
                .with("work.WorkAborted", WorkAborted.class)
                .with("work.WorkStartCorrected", WorkStartCorrected.class)
                .with("work.WorkEndCorrected", WorkEndCorrected.class)
                .with("work.ImpactJudged", ImpactJudged.class)
                .with("work.WorkAnnounced", WorkAnnounced.class)
                .with("work.LateWorkApproved", LateWorkApproved.class)
                .with("work.LateWorkRejected", LateWorkRejected.class)
                .with("credit.CreditClaimed", CreditClaimed.class)
                .with("credit.CreditAwarded", CreditAwarded.class)
                .with("credit.CreditDenied", CreditDenied.class)
                .with("support.ContactLogged", ContactLogged.class)
                .with("support.ContactDisposed", ContactDisposed.class)
                .with("support.ContactFiled", ContactFiled.class)
                .with("support.SupportTimeRecorded", SupportTimeRecorded.class)
                .with("click.ClicksLost", ClicksLost.class)
                .with("click.ClicksRecorded", ClicksRecorded.class);
    }

    /** Until then plans had nothing but the four flags, and nobody told who else pays. */
    private static ObjectNode withWhatElseIsBought(ObjectNode payload) {
        if (payload.get("plan") instanceof ObjectNode plan) {
            plan.put("paid", plan.valueStream().anyMatch(JsonNode::booleanValue));
            plan.put("accountManager", false);
            plan.put("minutesPerMonth", 0);
        }
        return payload;
    }

    /** Until then there was no other way to report. */
    private static ObjectNode throughTheSupportSection(ObjectNode payload) {
        return payload.put("channel", "portal").putNull("contactedAt");
    }

    /** A registry of exactly these kinds; for tests of the codec itself and for reading with older code. */
    public static EventTypes of(Collection<Entry> entries) {
        EventTypes types = new EventTypes();
        entries.forEach(types::add);
        return types;
    }

    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** The entry whose class this is. */
    public Entry ofPayload(Class<?> payload) {
        Entry entry = byPayload.get(payload);
        if (entry == null) {
            throw new IllegalArgumentException(payload.getName() + " has no stored name in EventTypes");
        }
        return entry;
    }

    /** The entry that can read {@code type}; empty for a name nobody knows or a revision from the future. */
    public Optional<Entry> reading(EventType type) {
        return Optional.ofNullable(byName.get(type.name()))
                .filter(entry -> type.revision() <= entry.type().revision());
    }

    /** @param older leads from revision 1, and so on */
    private EventTypes with(String name, Class<? extends DomainEvent> payload, Upcaster... older) {
        Map<Integer, Upcaster> upcasters = new LinkedHashMap<>();
        for (Upcaster upcaster : older) {
            upcasters.put(upcasters.size() + 1, upcaster);
        }
        add(new Entry(new EventType(name, older.length + 1), payload, upcasters));
        return this;
    }

    private void add(Entry entry) {
        if (byName.put(entry.type().name(), entry) != null || byPayload.put(entry.payload(), entry) != null) {
            throw new IllegalArgumentException(entry.type() + " is registered twice");
        }
    }
}
