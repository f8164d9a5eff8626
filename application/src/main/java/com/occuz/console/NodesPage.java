package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.edge.EdgeServer;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.operations.OperationsQuery.ClickStreamView;
import com.occuz.kernel.operations.OperationsQuery.ListClickStreams;
import com.occuz.security.Allowed;
import jakarta.servlet.http.HttpServletRequest;
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

    @GetMapping("/nodes")
    @Allowed(Role.OPERATOR)
    String show(Model model, HttpServletRequest request) {
        EdgeServer server = edge.getIfAvailable();
        if (server != null) {
            model.addAttribute("edge", server.status());
        }
        @SuppressWarnings("unchecked") // the query's contract
        List<ClickStreamView> streams = questions.one(new ListClickStreams(ROWS), List.class);
        model.addAttribute("streams", streams);
        return Htmx.asks(request) ? "nodes :: state" : "nodes";
    }
}
