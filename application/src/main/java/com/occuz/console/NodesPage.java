package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.edge.EdgeServer;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.click.LossQuery.ListLosses;
import com.occuz.kernel.click.LossQuery.LossView;
import com.occuz.kernel.operations.OperationsQuery.ClickStreamView;
import com.occuz.kernel.operations.OperationsQuery.ListClickStreams;
import com.occuz.kernel.operations.OperationsQuery.ListNodes;
import com.occuz.kernel.operations.OperationsQuery.ListOrphans;
import com.occuz.kernel.operations.OperationsQuery.NodeView;
import com.occuz.kernel.operations.OperationsQuery.OrphanDay;
import com.occuz.kernel.query.Page;
import com.occuz.security.Allowed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All nodes by their signs of life, the edge of this one, the click journals that were ever drained, what they lost, and visits without a link. */
@Controller
final class NodesPage {

    private static final int ROWS = 100;
    private static final int DAYS = 14;

    /** Signs of life come every five seconds at most; several that are missing are worth a look. */
    private static final Duration SILENT = Duration.ofSeconds(20);

    private final ObjectProvider<EdgeServer> edge;
    private final Questions questions;

    NodesPage(ObjectProvider<EdgeServer> edge, Questions questions) {
        this.edge = edge;
        this.questions = questions;
    }

    /**
     * @param name the node's journal, or who has sent
     * @param detail which journal it is, or how many streams
     */
    public record Row(String name, String detail, long clicks, Instant writtenAt) {

        static Row of(ClickStreamView view) {
            String owner = view.owner().substring(view.owner().indexOf(':') + 1);
            boolean sent = view.stream().isEmpty();
            return new Row(
                    sent ? "Sent by " + owner : "Journal of an edge",
                    view.stream().orElseGet(() -> view.streams() == 1 ? "one stream" : view.streams() + " streams"),
                    view.clicks(),
                    view.writtenAt());
        }
    }

    /**
     * A node, by its signs of life.
     *
     * @param state what it seems to be
     * @param sign how long ago the last one was, in words
     * @param position of its edge in the ledger; {@code null} without an edge, like {@code waiting}
     */
    public record Seen(
            String name,
            String version,
            String roles,
            String state,
            String tone,
            String sign,
            Instant startedAt,
            @Nullable Long position,
            @Nullable Long waiting) {

        static Seen of(NodeView node) {
            boolean ended = node.endedAt().isPresent();
            boolean alive = node.silentFor().compareTo(SILENT) < 0;
            return new Seen(
                    node.name(),
                    node.version(),
                    String.join(", ", node.roles()),
                    ended ? "ended" : alive ? "alive" : "silent",
                    ended ? "secondary" : alive ? "green" : "red",
                    Durations.text(node.silentFor().truncatedTo(ChronoUnit.SECONDS)),
                    node.startedAt(),
                    node.edgePosition().isPresent() ? node.edgePosition().getAsLong() : null,
                    node.waitingClicks().isPresent() ? node.waitingClicks().getAsLong() : null);
        }
    }

    @GetMapping("/nodes")
    @Allowed({Role.OPERATOR, Role.AUDITOR})
    String show(Model model, HttpServletRequest request) {
        EdgeServer server = edge.getIfAvailable();
        if (server != null) {
            model.addAttribute("edge", server.status());
        }
        @SuppressWarnings("unchecked") // the query's contract
        List<NodeView> nodes = questions.one(new ListNodes(ROWS), List.class);
        model.addAttribute("nodes", nodes.stream().map(Seen::of).toList());
        @SuppressWarnings("unchecked") // the query's contract
        List<ClickStreamView> streams = questions.one(new ListClickStreams(ROWS), List.class);
        model.addAttribute("streams", streams.stream().map(Row::of).toList());
        @SuppressWarnings("unchecked") // the query's contract
        Page<LossView> losses = questions.one(new ListLosses(Optional.empty(), ROWS), Page.class);
        model.addAttribute("losses", losses.items());
        @SuppressWarnings("unchecked") // the query's contract
        Page<OrphanDay> orphans = questions.one(new ListOrphans(Optional.empty(), DAYS), Page.class);
        model.addAttribute("orphans", orphans.items());
        return Htmx.asks(request) ? "nodes :: state" : "nodes";
    }
}
