package com.occuz.console;

import com.occuz.api.WorkCalendar;
import com.occuz.kernel.account.Role;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Planned work to take away into a calendar. */
@Controller
final class CalendarFile {

    private final WorkCalendar calendar;

    CalendarFile(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    @GetMapping("/calendar.ics")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<byte[]> show(Viewer viewer) {
        return calendar.of(viewer.role(), viewer.account());
    }
}
