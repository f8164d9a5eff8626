package com.occuz.architecture;

import com.occuz.kernel.ledger.EventTypes;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who decides, reads and reacts to each event, as the code itself says. */
final class EventMap {

    private final JavaClasses product;

    EventMap(JavaClasses product) {
        this.product = product;
    }

    String text() {
        StringBuilder map = new StringBuilder();
        map.append("# Events\n\n");
        map.append("Made from the code by `EventMapTest`; a test fails when it is out of date.\n");
        map.append("Write it anew with `./occuz test -Dtest=EventMapTest -Doccuz.map.write=true`.\n\n");
        map.append("| Event | Decided by | Read by | Reacted to by |\n|---|---|---|---|\n");
        for (EventTypes.Entry entry : EventTypes.all().entries()) {
            JavaClass event = product.get(entry.payload());
            map.append("| `").append(entry.type()).append("` | ")
                    .append(names(makers(event))).append(" | ")
                    .append(names(readers(event))).append(" | ")
                    .append(names(reactors(event))).append(" |\n");
        }
        return map.toString();
    }

    private Set<JavaClass> makers(JavaClass event) {
        return event.getConstructorCallsToSelf().stream()
                .map(call -> outermost(call.getOriginOwner()))
                .filter(type -> !type.getPackageName().startsWith("com.occuz.kernel"))
                .collect(Collectors.toSet());
    }

    private Set<JavaClass> readers(JavaClass event) {
        return dependents(event, type -> type.getPackageName().startsWith("com.occuz.query")
                || type.getPackageName().startsWith("com.occuz.kernel.servicelevel.fact")
                || type.getPackageName().startsWith("com.occuz.edge.table"));
    }

    private Set<JavaClass> reactors(JavaClass event) {
        return dependents(event, type -> type.getPackageName().startsWith("com.occuz.command")
                && type.getSimpleName().startsWith("When"));
    }

    /** Classes that know the event itself; a vocabulary's readers switch over each of its events. */
    private static Set<JavaClass> dependents(JavaClass event, Predicate<JavaClass> wanted) {
        return event.getDirectDependenciesToSelf().stream()
                .map(dependency -> outermost(dependency.getOriginClass()))
                .filter(wanted)
                .collect(Collectors.toSet());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(EventMap::outermost).orElse(type);
    }

    private static String names(Collection<JavaClass> types) {
        Set<String> names = types.stream().map(JavaClass::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        return names.isEmpty() ? "–" : String.join(", ", names);
    }
}
