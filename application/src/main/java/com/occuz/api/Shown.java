package com.occuz.api;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What every answer that holds one resource says about it besides: its version, the position it is true for, its address. */
final class Shown {

    private Shown() {}

    /** @param location said of what was created */
    static ResponseEntity.BodyBuilder resource(HttpStatus status, long version, long position, URI location) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                .eTag(Versions.tag(version))
                .header(Positions.HEADER, Long.toString(position));
        return status == HttpStatus.CREATED ? response.location(location) : response;
    }
}
