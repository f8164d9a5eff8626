package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.link.LinkCommand.PutBackLink;
import com.occuz.kernel.link.LinkCommand.TakeDownLink;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.FindLink;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.LinkRefusal.LinkNotFound;
import com.occuz.kernel.link.TakedownReason;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes a link down that breaks the rules of the service, whoever owns it, and puts it back; the owner reads why. */
@RestController
@RequestMapping("/api/v1/links/{id}")
@AnswersFrom("links")
final class TakedownApi {

    private final ReasonedActs acts;
    private final Questions questions;
    private final Positions positions;
    private final InstantSource clock;
    private final ShortUrls shortUrls;

    TakedownApi(
            ReasonedActs acts, Questions questions, Positions positions, InstantSource clock, ShortUrls shortUrls) {
        this.acts = acts;
        this.questions = questions;
        this.positions = positions.of(TakedownApi.class);
        this.clock = clock;
        this.shortUrls = shortUrls;
    }

    @PostMapping(path = "/take-down", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> takeDown(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        LinkView link = find(id);
        return acts.act(
                request,
                caller,
                link.account(),
                body,
                TakedownReason::new,
                (reason, at) -> new TakeDownLink(link.link(), reason, at),
                positions,
                position -> shown(id, position));
    }

    @PostMapping(path = "/put-back", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> putBack(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        LinkView link = find(id);
        return acts.act(
                request,
                caller,
                link.account(),
                body,
                TakedownReason::new,
                (reason, at) -> new PutBackLink(link.link(), reason, at),
                positions,
                position -> shown(id, position));
    }

    private ResponseEntity<?> shown(String id, long position) {
        positions.awaitShown(position);
        LinkView link = find(id);
        return Shown.resource(
                        HttpStatus.OK, link.version(), position, URI.create("/api/v1/links/" + link.link().opaque()))
                .body(LinkJson.of(link, shortUrls.base(), clock.instant()));
    }

    private LinkView find(String id) {
        try {
            return questions
                    .optional(new FindLink(Tenant.everyone(), LinkId.fromOpaque(id)), LinkView.class)
                    .orElseThrow(() -> new Refused(new LinkNotFound()));
        } catch (InvalidValue e) {
            throw new Refused(new LinkNotFound());
        }
    }
}
