package com.occuz.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.occuz.kernel.account.Tenant;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/** The walls of the house, each by the name that its test shows. Maven's edges between modules come first. */
final class Walls {

    private static final String SPRING = "org.springframework..";
    private static final String AXON = "org.axonframework..";
    private static final String KERNEL = "com.occuz.kernel..";
    private static final String COMMAND = "com.occuz.command..";
    private static final String QUERY = "com.occuz.query..";
    private static final String STORE = "com.occuz.store..";
    private static final String EDGE = "com.occuz.edge..";
    private static final String API = "com.occuz.api..";
    private static final String CONSOLE = "com.occuz.console..";

    /** Reads of a clock or of chance: what the core is told, it does not find out. */
    private static final DescribedPredicate<JavaAccess<?>> A_CLOCK_OR_CHANCE = describe("a clock or chance", access -> {
        Class<?>[] clocks = {
            Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class
        };
        String owner = access.getTargetOwner().getFullName();
        String name = access.getTarget().getName();
        boolean now = name.equals("now") && Set.of(clocks).stream().anyMatch(it -> it.getName().equals(owner));
        boolean system = owner.equals(System.class.getName()) && (name.equals("currentTimeMillis") || name.equals("nanoTime"));
        boolean clock = owner.equals(Clock.class.getName()) && name.startsWith("system");
        boolean chance = owner.equals(UUID.class.getName()) && name.equals("randomUUID")
                || owner.equals(Random.class.getName())
                || owner.equals(Math.class.getName()) && name.equals("random")
                || owner.equals("java.security.SecureRandom");
        return now || system || clock || chance;
    });

    private Walls() {}

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> walls = new LinkedHashMap<>();
        walls.put("the kernel knows no framework, no database and no other module", noClasses()
                .that().resideInAPackage(KERNEL)
                .should().dependOnClassesThat(resideInAnyPackage(
                        SPRING, AXON, "java.sql..", "javax.sql..", COMMAND, QUERY, STORE, EDGE, API)));
        walls.put("the kernel and the decisions are told the time and never ask", noClasses()
                .that().resideInAnyPackage(KERNEL, COMMAND)
                .should().accessTargetWhere(A_CLOCK_OR_CHANCE));
        walls.put("a report is verified by the kernel and a reader of JSON alone", classes()
                .that().resideInAPackage("com.occuz.kernel.servicelevel.verify..")
                .should().onlyDependOnClassesThat(resideInAnyPackage(
                        KERNEL, "java..", "tools.jackson..", "com.fasterxml.jackson..", "org.jspecify..")));
        walls.put("the command side knows the kernel and Axon", noClasses()
                .that().resideInAPackage(COMMAND)
                .should().dependOnClassesThat(resideInAnyPackage(SPRING, QUERY, STORE, EDGE, API, "java.sql..")));
        walls.put("deciders are pure", noClasses()
                .that().haveSimpleNameEndingWith("Decider")
                .should().dependOnClassesThat(resideInAPackage(AXON)));
        walls.put("the query side knows the kernel, Axon's messages and JDBC", noClasses()
                .that().resideInAPackage(QUERY)
                .should().dependOnClassesThat(resideInAnyPackage(COMMAND, STORE, EDGE, API, "org.axonframework.modelling..")));
        walls.put("store and edge know neither Spring nor Axon", noClasses()
                .that().resideInAnyPackage(STORE, EDGE)
                .should().dependOnClassesThat(resideInAnyPackage(SPRING, AXON)));
        walls.put("the edge knows no table", noClasses()
                .that().resideInAPackage(EDGE)
                .should().dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..")));
        walls.put("the API sends commands and asks questions, and touches neither tables of views nor events", noClasses()
                .that().resideInAPackage(API)
                .should().dependOnClassesThat(resideInAnyPackage(QUERY, COMMAND, "java.sql..", "org.springframework.jdbc.."))
                .orShould().dependOnClassesThat().areAssignableTo(com.occuz.kernel.ledger.DomainEvent.class)
                .orShould().dependOnClassesThat().areAssignableTo(com.occuz.kernel.ledger.LedgerReader.class));
        walls.put("the console sends commands and asks questions, and touches neither stores nor views nor events", noClasses()
                .that().resideInAPackage(CONSOLE)
                .should().dependOnClassesThat(resideInAnyPackage(
                        QUERY, COMMAND, STORE, "com.occuz.boot..", "java.sql..", "javax.sql..", "org.springframework.jdbc.."))
                .orShould().dependOnClassesThat().areAssignableTo(com.occuz.kernel.ledger.DomainEvent.class)
                .orShould().dependOnClassesThat().areAssignableTo(com.occuz.kernel.ledger.LedgerReader.class));
        walls.put("SQL lives in tables", noClasses()
                .that().resideInAnyPackage(QUERY, "com.occuz.axon..", "com.occuz.boot..", API, CONSOLE, "com.occuz.security..", "com.occuz.health..")
                .and().haveSimpleNameNotEndingWith("Table")
                .should().callMethodWhere(describe("runs SQL", call ->
                        call.getTargetOwner().getFullName().equals("org.springframework.jdbc.core.simple.JdbcClient")
                                && call.getTarget().getName().equals("sql"))));
        walls.put("no table of customers' data is asked without a tenant", methods()
                .that(describe("ask a table of customers' data", Walls::asksCustomersData))
                .should(haveATenant()));
        walls.put("only aggregates apply events", noClasses()
                .that().haveSimpleNameNotEndingWith("Aggregate")
                .should().dependOnClassesThat().haveFullyQualifiedName("org.axonframework.modelling.command.AggregateLifecycle"));
        walls.put("nobody uses the sequencing policy that hashes anew in every process", noClasses()
                .should().dependOnClassesThat().haveFullyQualifiedName("org.axonframework.eventhandling.async.SequentialPolicy"));
        walls.put("the terminal belongs to those who own it", noClasses()
                .that().doNotHaveFullyQualifiedName("com.occuz.Terminal")
                .and().doNotHaveFullyQualifiedName("com.occuz.kernel.servicelevel.verify.VerifyReport")
                .and().resideOutsideOfPackage("com.occuz.importing..")
                .should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err"));
        walls.put("every package has a charter and is null-marked", classes()
                .that(resideInAPackage("com.occuz..")).should(liveInANullMarkedPackage()));
        return walls;
    }

    /** A question to a view's table: not private, not a constructor, and about links, clicks, keys, incidents, exclusions or credits. */
    private static boolean asksCustomersData(JavaMethod method) {
        JavaClass table = method.getOwner();
        boolean view = table.getPackageName().matches("com\\.occuz\\.query\\.(link|click|analytics|account|incident|exclusion|credit|support)(\\..*)?")
                && table.getSimpleName().endsWith("Table");
        // A key that is presented is looked up by its digest, a person by an address, before anybody knows whose it is.
        boolean byDigest = method.getName().equals("withDigest") || method.getName().equals("withEmail");
        // Imports are the platform's own and no customer's.
        boolean ofImports = table.getSimpleName().equals("IncidentImportsTable");
        boolean asks = !method.getRawReturnType().getName().equals("void");
        boolean hidden = method.getModifiers().contains(JavaModifier.PRIVATE)
                || method.getModifiers().contains(JavaModifier.SYNTHETIC);
        return view && asks && !hidden && !byDigest && !ofImports;
    }

    private static ArchCondition<JavaMethod> haveATenant() {
        return new ArchCondition<>("have a parameter of type Tenant") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean tenant = method.getRawParameterTypes().stream().anyMatch(it -> it.isEquivalentTo(Tenant.class));
                events.add(new SimpleConditionEvent(method, tenant, method.getFullName() + " has a tenant: " + tenant));
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is null-marked: " + marked));
            }
        };
    }
}
