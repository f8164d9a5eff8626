package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.edge.EdgeServer;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.operations.OperationsQuery.ClickStreamView;
import com.occuz.kernel.operations.OperationsQuery.ListClickStreams;
import com.occuz.security.Allowed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The edge of this node, and the click journals that all nodes have ever drained. */
@Controller
final class NodesPage {

    private static final int ROWS = 100;

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

    @GetMapping("/nodes")
    @Allowed({Role.OPERATOR, Role.AUDITOR})
    String show(Model model, HttpServletRequest request) {
        EdgeServer server = edge.getIfAvailable();
        if (server != null) {
            model.addAttribute("edge", server.status());
        }
        @SuppressWarnings("unchecked") // the query's contract
        List<ClickStreamView> streams = questions.one(new ListClickStreams(ROWS), List.class);
        model.addAttribute("streams", streams.stream().map(Row::of).toList());
        return Htmx.asks(request) ? "nodes :: state" : "nodes";
    }
}
