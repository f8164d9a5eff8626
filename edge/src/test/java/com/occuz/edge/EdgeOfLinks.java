package com.occuz.edge;

import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.TestEdge;
import com.occuz.kernel.link.Validity;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** An edge with some links, for each test a new one. */
abstract class EdgeOfLinks {

    final Path directory;
    final TestEdge edge;
    final EdgeServer server;
    final int port;

    EdgeOfLinks(Path directory) {
        this.directory = directory;
        edge = new TestEdge(directory);
        edge.ledger.add(
                Links.created("k7", "https://example.org/ä?q=1#there", "Ours <b>\"&'</b>", 302, Validity.ALWAYS),
                Links.created("moved", "https://example.org/", null, 301, Validity.ALWAYS),
                Links.created("gone", "https://example.org/"),
                Links.retired("gone"),
                Links.erased("erased"),
                Links.created(
                        "later", "https://example.org/", null, 307, new Validity(Links.NOW.plusSeconds(1), null)),
                Links.created(
                        "over", "https://example.org/", null, 308, new Validity(null, Links.NOW)),
                Links.created("evil", "https://example.org/\"><script>alert(1)</script>{{title}}"));
        server = edge.start();
        port = server.port();
    }

    @AfterEach
    void end() {
        edge.close();
    }
}
