package com.occuz.command.click;

import com.occuz.kernel.click.Arrival;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickCommand.RecordClicks;
import com.occuz.kernel.click.ClickCommand.SubmittedClick;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.ClickStore;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.click.VisitorHasher;
import com.occuz.kernel.click.VisitorHasher.VisitorHashes;
import com.occuz.kernel.network.Countries;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** Hashes the visitors of submitted clicks, finds out where they were, and stores the batch where its stream goes on. */
public final class ClickIntake {

    private final ClickStore store;
    private final Function<StreamId, VisitorHasher> hashers;
    private final Countries countries;

    /** @param hashers the hasher for the clicks of a stream: those of finished periods have keys of their own */
    public ClickIntake(ClickStore store, Function<StreamId, VisitorHasher> hashers, Countries countries) {
        this.store = store;
        this.hashers = hashers;
        this.countries = countries;
    }

    @CommandHandler
    ClickStore.Outcome on(RecordClicks command) {
        VisitorHasher hasher = hashers.apply(command.stream());
        ClicksRecorded batch = new ClicksRecorded(
                command.stream(),
                command.offset(),
                command.clicks().stream().map(click -> recorded(click, hasher)).toList());
        return store.append(batch, command.owner());
    }

    private Click recorded(SubmittedClick click, VisitorHasher hasher) {
        Optional<VisitorHashes> visitor =
                Optional.ofNullable(click.visitor()).flatMap(name -> hasher.hash(click.at(), name));
        return new Click(
                click.link(),
                click.at(),
                null,
                null,
                click.userAgent(),
                click.referrer(),
                click.language(),
                visitor.map(VisitorHashes::ofDay).orElse(null),
                        visitor.map(VisitorHashes::ofMonth).orElse(null))
                .arriving(arrival(click));
    }

    private @Nullable Arrival arrival(SubmittedClick click) {
        if (click.arrival() != null) {
            return click.arrival();
        }
        String address = click.address();
        return address == null ? null : Arrival.of(countries.of(address), null, null, null);
    }
}
