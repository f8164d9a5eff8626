package com.occuz.edge.journal;

import com.occuz.kernel.click.Click;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event loop's way into the journal. Clicks of one turn of the loop travel together, and so do the news that they
 * are safe: it costs one wake-up in either direction and not one per click. For use on its loop only.
 */
public final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final Executor loop;
    private final Consumer<Load> journal;
    private Load filling;

    Lane(Executor loop, Consumer<Load> journal) {
        this.loop = loop;
        this.journal = journal;
        this.filling = new Load(loop);
    }

    /**
     * @param settled run on the loop when the click is durable; also when it is lost, since no visitor is to pay for a
     *     full disk
     */
    public void append(Click click, Runnable settled) {
        filling.clicks.add(click);
        filling.settled.add(settled);
        if (filling.clicks.size() == 1) {
            loop.execute(this::send);
        }
    }

    private void send() {
        Load load = filling;
        filling = new Load(loop);
        journal.accept(load);
    }

    /** What one turn of a loop has brought. */
    static final class Load {

        private final Executor loop;
        private final List<Click> clicks = new ArrayList<>();
        private final List<Runnable> settled = new ArrayList<>();

        Load(Executor loop) {
            this.loop = loop;
        }

        List<Click> clicks() {
            return clicks;
        }

        void settle() {
            try {
                loop.execute(() -> settled.forEach(Runnable::run));
            } catch (RejectedExecutionException e) {
                log.debug("The event loop has ended, and with it the connections that waited", e);
            }
        }
    }
}
