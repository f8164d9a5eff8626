package com.occuz.demo;

import static com.occuz.kernel.incident.CauseCategory.CUSTOMER_MISCONFIGURATION;
import static com.occuz.kernel.incident.CauseCategory.DDOS_OR_SECURITY_MITIGATION;
import static com.occuz.kernel.incident.CauseCategory.GLOBAL_INTERNET_ROUTING;
import static com.occuz.kernel.incident.CauseCategory.OWN_PLATFORM;
import static com.occuz.kernel.incident.CauseCategory.THIRD_PARTY_PROVIDER;
import static com.occuz.kernel.sla.Component.ANALYTICS;
import static com.occuz.kernel.sla.Component.CORE;
import static com.occuz.kernel.sla.Component.DATA_PROCESSING;
import static com.occuz.kernel.sla.Component.LINK_CREATION;
import static com.occuz.kernel.sla.Component.QR_CODES;
import static com.occuz.kernel.sla.Component.QR_REDIRECTION;
import static com.occuz.kernel.sla.Component.REDIRECTION;
import static com.occuz.kernel.sla.Component.SUPPORT_SECTION;
import static com.occuz.kernel.incident.Criterion.CORE_PLATFORM_UNAVAILABLE;
import static com.occuz.kernel.incident.Criterion.GLOBAL_REDIRECTION_FAILURE;
import static com.occuz.kernel.incident.Criterion.INDIVIDUAL_CUSTOMER_ISSUE;
import static com.occuz.kernel.incident.Criterion.MAJORITY_OF_TRAFFIC_NOT_PROCESSING;
import static com.occuz.kernel.incident.Criterion.MAJOR_FEATURE_DEGRADATION;
import static com.occuz.kernel.incident.Criterion.NON_CRITICAL_FUNCTIONALITY;
import static com.occuz.kernel.incident.Criterion.REGIONAL_PERFORMANCE_IMPACT;

import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import java.util.List;

/**
 * What an incident is about.
 *
 * @param seen what whoever noticed it wrote
 * @param cause what was found
 */
record Plot(
        Criterion criterion, Components components, String title, String seen, String cause, CauseCategory category, String evidence) {

    Classification classification() {
        return new Classification(criterion.severity().orElseThrow(), criterion);
    }

    /** Outages of the platform: each is downtime. */
    static final List<Plot> OUTAGES = List.of(
            new Plot(GLOBAL_REDIRECTION_FAILURE, Components.of(REDIRECTION, QR_REDIRECTION), "Redirects answer 503 everywhere",
                    "All probes of the redirect hosts failed within one minute, in every region.",
                    "A roll-out replaced the certificate of the redirect hosts by one for another name.", OWN_PLATFORM,
                    "The log of the roll-out, and the certificate it put in place."),
            new Plot(CORE_PLATFORM_UNAVAILABLE, Components.of(CORE, LINK_CREATION), "The platform does not answer",
                    "API and console time out; redirects go on from the edges' own tables.",
                    "The primary database ran out of connections after a pool was configured ten times too large.", OWN_PLATFORM,
                    "Graphs of connections, and the change that was taken back."),
            new Plot(MAJORITY_OF_TRAFFIC_NOT_PROCESSING, Components.of(REDIRECTION), "Most redirects time out",
                    "Sixty-four per cent of requests of the last minute were not answered.",
                    "The network provider withdrew our routes by mistake.", GLOBAL_INTERNET_ROUTING,
                    "Public route collectors show the withdrawal; the provider has confirmed it."),
            new Plot(CORE_PLATFORM_UNAVAILABLE, Components.of(CORE), "The platform is unreachable from outside",
                    "Probes from all three regions fail, those from inside succeed.",
                    "A flood of requests filled the links before the filter took hold.", DDOS_OR_SECURITY_MITIGATION,
                    "Traffic samples and the provider's report."));

    /** What is felt, and is no downtime. */
    static final List<Plot> DEGRADATIONS = List.of(
            new Plot(MAJOR_FEATURE_DEGRADATION, Components.of(ANALYTICS, DATA_PROCESSING), "Click figures lag behind",
                    "Clicks appear in the figures with a delay of more than twenty minutes.",
                    "A batch of damaged user agents stopped one of the processors.", OWN_PLATFORM,
                    "The dead letter and the events around it."),
            new Plot(REGIONAL_PERFORMANCE_IMPACT, Components.of(REDIRECTION), "Redirects are slow in Europe",
                    "The median redirect from European probes takes 900 ms instead of 40 ms.",
                    "Traffic of one city was carried over an ocean and back.", THIRD_PARTY_PROVIDER,
                    "The provider's incident report."),
            new Plot(MAJOR_FEATURE_DEGRADATION, Components.of(QR_CODES), "QR codes as PNG come out empty",
                    "Downloads of QR codes as PNG have the right size and show nothing; SVG works.",
                    "A graphics library was updated and draws white on white.", OWN_PLATFORM,
                    "The comparison of both versions."),
            new Plot(MAJOR_FEATURE_DEGRADATION, Components.of(LINK_CREATION), "Creating links is slow",
                    "Creating a link takes eight to ten seconds.",
                    "An index was being rebuilt and nobody knew that it blocks.", OWN_PLATFORM,
                    "The statement and the locks it held."),
            new Plot(REGIONAL_PERFORMANCE_IMPACT, Components.of(QR_REDIRECTION), "Scanned codes are slow in South America",
                    "Probes from São Paulo see three seconds and more on QR redirects.",
                    "A mobile carrier's resolver answered late.", THIRD_PARTY_PROVIDER,
                    "Measurements with and without that resolver."));

    /** What customers wrote to us about. */
    static final List<Plot> QUESTIONS = List.of(
            new Plot(INDIVIDUAL_CUSTOMER_ISSUE, Components.of(LINK_CREATION), "A slug is said to be taken",
                    "I wanted the ending “summer26” and am told that it is taken. None of our links has it.\n\nLinks or addresses: https://go.example/summer26",
                    "Another account holds it since spring; endings are never given away twice.", CUSTOMER_MISCONFIGURATION,
                    "The history of that link."),
            new Plot(NON_CRITICAL_FUNCTIONALITY, Components.of(ANALYTICS), "The chart shows yesterday twice",
                    "In the chart of the last 14 days yesterday appears twice, once with zero clicks.",
                    "The page was open over midnight UTC and drew the new day without the old one's end.", OWN_PLATFORM,
                    "Seen again with a clock set forward."),
            new Plot(INDIVIDUAL_CUSTOMER_ISSUE, Components.of(REDIRECTION), "One link leads to the old page",
                    "We changed the destination this morning; colleagues still land on the old page.\n\nHow to see it: open it on the office network.",
                    "A proxy in the customer's office kept the answer of last week.", CUSTOMER_MISCONFIGURATION,
                    "The headers of both answers; from outside the link leads to the new page."),
            new Plot(NON_CRITICAL_FUNCTIONALITY, Components.of(SUPPORT_SECTION), "The report form forgets the chosen parts",
                    "After an error in the form all the boxes I had ticked were empty again.",
                    "The boxes were not filled in again where another field was at fault.", OWN_PLATFORM,
                    "The test that now shows it."),
            new Plot(INDIVIDUAL_CUSTOMER_ISSUE, Components.of(CORE), "Cannot sign in from the new office",
                    "All of us get “too many tries”, and nobody has tried more than once.",
                    "Forty people share one address, and a script of theirs tried an old password every minute.", CUSTOMER_MISCONFIGURATION,
                    "Tries by minute, and the script."),
            new Plot(NON_CRITICAL_FUNCTIONALITY, Components.of(QR_CODES), "The frame of the QR code is too narrow",
                    "Our printer says the quiet zone around the code is below four modules.",
                    "The margin was taken off twice for small sizes.", OWN_PLATFORM,
                    "Measured in the file."));

    /** What customers had to call severe. */
    static final List<Plot> ALARMS = List.of(
            new Plot(GLOBAL_REDIRECTION_FAILURE, Components.of(REDIRECTION), "None of our links redirects",
                    "Every one of our links shows a page that says “unknown host”.\n\nLinks or addresses: all of them\n\nHow to see it: follow any of them.",
                    "The customer's name server had lost the record of their link domain.", CUSTOMER_MISCONFIGURATION,
                    "Answers of their name server before and after."),
            new Plot(MAJORITY_OF_TRAFFIC_NOT_PROCESSING, Components.of(REDIRECTION, QR_REDIRECTION), "Nearly all scans of our packaging fail",
                    "Since noon customers in shops see an error after scanning. Ten thousand packs a day carry this code.",
                    "The link had reached the most clicks that it was allowed.", CUSTOMER_MISCONFIGURATION,
                    "The link's history."),
            new Plot(MAJOR_FEATURE_DEGRADATION, Components.of(ANALYTICS), "Clicks of the whole campaign are missing",
                    "The campaign has run since Monday, and its figures stand still since Tuesday evening.",
                    "A node kept its journal and could not hand it on; nothing was lost.", OWN_PLATFORM,
                    "The journal's offsets before and after it was drained."),
            new Plot(REGIONAL_PERFORMANCE_IMPACT, Components.of(REDIRECTION), "Links take seconds from our Singapore office",
                    "Colleagues in Singapore wait four seconds for every link; from here it is fast.",
                    "One of two edges there was short of memory.", OWN_PLATFORM,
                    "Graphs of both edges."));

    /** What one account alone met, and was ours. */
    static final List<Plot> OWN_FAULTS = List.of(
            new Plot(MAJORITY_OF_TRAFFIC_NOT_PROCESSING, Components.of(REDIRECTION, QR_REDIRECTION), "All our links answer with an error page",
                    "Every link of ours shows “too many requests”, also the first one of the day.\n\nLinks or addresses: all of them\n\nHow to see it: follow any of them.",
                    "A limit was meant for another account and was set on this one.", OWN_PLATFORM,
                    "The change of the limit, and the change that took it back."),
            new Plot(MAJORITY_OF_TRAFFIC_NOT_PROCESSING, Components.of(QR_REDIRECTION), "Scans end on a warning instead of our page",
                    "Whoever scans one of our codes is told that the page is dangerous. It is our own shop.\n\nLinks or addresses: everything under our domain",
                    "A list of hostile pages had this destination on it by mistake, and our filter believed it.", OWN_PLATFORM,
                    "The list's entry, when it came and when it went."));
}
