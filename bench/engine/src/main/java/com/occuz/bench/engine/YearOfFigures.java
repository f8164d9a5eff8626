package com.occuz.bench.engine;

import com.occuz.kernel.servicelevel.fact.FactsAsOf;
import com.occuz.kernel.servicelevel.fact.Known;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.Uptime;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The report on a made-up year: from incidents that are known already, and from the facts that tell of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xmx3g", "-XX:+UseCompactObjectHeaders"})
public class YearOfFigures {

    private static final Window YEAR = Est.year(2025);
    private static final Known ALL = new Known.ByUs(Long.MAX_VALUE);

    /** What is known of the incidents is folded already. */
    @State(Scope.Benchmark)
    public static class Incidents {

        @Param({"1000", "10000", "100000"})
        public int incidents;

        private ServiceFacts facts = FactsAsOf.of(List.of(), ALL);

        @Setup(Level.Trial)
        public void fold() {
            facts = FactsAsOf.of(MadeUpYear.ofIncidents(incidents), ALL);
        }
    }

    /** What the view of facts holds. */
    @State(Scope.Benchmark)
    public static class Rows {

        @Param({"1000", "10000", "100000", "1000000"})
        public int facts;

        private List<ServiceFactRow> rows = List.of();

        @Setup(Level.Trial)
        public void tell() {
            rows = MadeUpYear.ofFacts(facts);
        }
    }

    @Benchmark
    public UptimeReport ofIncidents(Incidents state) {
        return report(state.facts);
    }

    @Benchmark
    public UptimeReport ofFacts(Rows state) {
        return report(FactsAsOf.of(state.rows, ALL));
    }

    private static UptimeReport report(ServiceFacts facts) {
        return Uptime.report(YEAR, Subject.PLATFORM, facts, Agreements.STANDARD, YEAR.until());
    }
}
