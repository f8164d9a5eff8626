package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import java.util.List;

/**
 * A link of the year and how it fares.
 *
 * @param daysAgo when it was made, before the end of the year
 * @param daily clicks on an ordinary weekday at the end of the year
 * @param spikeAfter days after its making on which everybody talks about it; negative: never
 * @param fate what became of it
 */
record DemoLink(
        AccountId account,
        String slug,
        String destination,
        String title,
        List<String> tags,
        int daysAgo,
        double daily,
        int spikeAfter,
        Fate fate) {

    enum Fate {
        STAYS,
        IS_RETIRED,
        EXPIRES,
        IS_SCHEDULED,
        IS_MOVED
    }

    DemoLink {
        tags = List.copyOf(tags);
    }

    /** Everybody's links; a few of them get most of the clicks, as everywhere. */
    static List<DemoLink> all(AccountId acme, AccountId globex, AccountId northwind) {
        return List.of(
                new DemoLink(acme, "spring", "https://www.acme.example/campaigns/spring?utm_source=print", "Spring campaign", List.of("campaign", "print"), 250, 26, 12, Fate.STAYS),
                new DemoLink(acme, "rocket", "https://www.acme.example/products/rocket-skates", "Rocket skates", List.of("product"), 360, 14, 205, Fate.IS_MOVED),
                new DemoLink(acme, "app", "https://www.acme.example/get-the-app", "Get the app", List.of("app", "packaging"), 352, 11, -1, Fate.STAYS),
                new DemoLink(acme, "news", "https://news.acme.example/subscribe", "Newsletter", List.of("newsletter"), 340, 4.2, -1, Fate.STAYS),
                new DemoLink(acme, "jobs", "https://jobs.acme.example/", "Careers page", List.of("hr"), 330, 2.6, -1, Fate.STAYS),
                new DemoLink(acme, "manual-anvil", "https://support.acme.example/manuals/anvil-2000.pdf", "Anvil 2000: manual", List.of("manual", "packaging"), 318, 2.1, -1, Fate.STAYS),
                new DemoLink(acme, "fair26", "https://www.acme.example/events/fair", "Trade fair: booth and appointments", List.of("event"), 160, 3.0, 6, Fate.EXPIRES),
                new DemoLink(acme, "survey", "https://forms.acme.example/customer-survey", "Customer survey", List.of("newsletter"), 74, 1.8, 3, Fate.STAYS),
                new DemoLink(acme, "returns", "https://support.acme.example/returns", "Returns", List.of("packaging"), 300, 1.4, -1, Fate.STAYS),
                new DemoLink(acme, "press", "https://www.acme.example/press", "Press kit", List.of(), 290, 0.5, 44, Fate.STAYS),
                new DemoLink(acme, "summer", "https://www.acme.example/campaigns/summer", "Summer campaign", List.of("campaign"), 190, 5.0, 9, Fate.IS_RETIRED),
                new DemoLink(acme, "winter", "https://www.acme.example/campaigns/winter", "Winter campaign", List.of("campaign"), 9, 0, -1, Fate.IS_SCHEDULED),
                new DemoLink(acme, "wifi", "https://www.acme.example/visitors/wifi", "Wi-Fi for visitors", List.of("office"), 210, 0.3, -1, Fate.STAYS),
                new DemoLink(acme, "dynamite-safety", "https://support.acme.example/safety/dynamite", "Dynamite: safety sheet", List.of("manual"), 120, 0.4, -1, Fate.STAYS),
                new DemoLink(globex, "trial", "https://www.globex.example/free-trial", "Free trial", List.of("sales"), 355, 9, 150, Fate.STAYS),
                new DemoLink(globex, "status", "https://status.globex.example/", "Status page", List.of("support"), 345, 2.2, -1, Fate.STAYS),
                new DemoLink(globex, "docs", "https://docs.globex.example/start", "Getting started", List.of("docs"), 300, 5, -1, Fate.STAYS),
                new DemoLink(globex, "webinar-7", "https://events.globex.example/webinars/7", "Webinar 7", List.of("event"), 96, 1.6, 5, Fate.EXPIRES),
                new DemoLink(globex, "pricing", "https://www.globex.example/pricing", "Pricing", List.of("sales"), 220, 3.4, -1, Fate.IS_MOVED),
                new DemoLink(globex, "investors", "https://ir.globex.example/annual-report", "Annual report", List.of(), 140, 0.7, 2, Fate.STAYS),
                new DemoLink(northwind, "menu", "https://www.northwind.example/menu", "Menu on the table", List.of("restaurant"), 200, 7, -1, Fate.STAYS),
                new DemoLink(northwind, "book", "https://www.northwind.example/reservations", "Book a table", List.of("restaurant"), 198, 2.4, -1, Fate.STAYS),
                new DemoLink(northwind, "feedback", "https://www.northwind.example/feedback", "How was it?", List.of("restaurant"), 150, 0.8, -1, Fate.STAYS));
    }
}
