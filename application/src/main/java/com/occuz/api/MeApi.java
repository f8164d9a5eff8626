package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is, as we see them. */
@RestController
@RequestMapping("/api/v1/me")
@AnswersFrom({})
final class MeApi {

    /** @param scopes what the key in use may do */
    record Me(String account, String role, String apiKey, List<String> scopes) {}

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    Me me(Caller caller) {
        return new Me(
                caller.account().value(),
                caller.role().wireName(),
                caller.key().value(),
                caller.scopes().stream().map(scope -> scope.wireName()).sorted().toList());
    }
}
