package com.occuz.kernel.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The seven continents, by the two letters that tables of addresses use for them, with their countries. */
public enum Continent {
    AF("Africa",
            "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG "
            + "ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW"),
    AN("Antarctica",
            "AQ BV GS HM TF"),
    AS("Asia",
            "AE AF AM AZ BD BH BN BT CC CN CX CY GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB "
            + "LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE"),
    EU("Europe",
            "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT "
            + "LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK"),
    NA("North America",
            "AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI "
            + "PA PM PR SV SX TC TT US VC VG VI"),
    OC("Oceania",
            "AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS"),
    SA("South America",
            "AR BO BR CL CO EC FK GF GY PE PY SR UY VE");

    private static final Map<String, Continent> OF_COUNTRIES = new HashMap<>();

    static {
        for (Continent continent : values()) {
            continent.countries.forEach(country -> OF_COUNTRIES.put(country, continent));
        }
    }

    private final String title;
    private final List<String> countries;

    Continent(String title, String countries) {
        this.title = title;
        this.countries = Arrays.asList(countries.split(" "));
    }

    /** As people call it, in English. */
    public String title() {
        return title;
    }

    /** Where a country lies; empty for what is none of the countries known here. */
    public static Optional<Continent> of(String country) {
        return Optional.ofNullable(OF_COUNTRIES.get(country));
    }
}
