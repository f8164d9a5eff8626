package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calendar of planned work. */
@RestController
@AnswersFrom("planned-work")
final class CalendarApi {

    private final WorkCalendar calendar;

    CalendarApi(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    @GetMapping("/api/v1/calendar.ics")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<byte[]> show(Caller caller) {
        return calendar.of(caller.role(), caller.account());
    }
}
