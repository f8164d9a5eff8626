package com.occuz.api;

/** One thing that is wrong with a request, and the field it is wrong with. */
public record FieldError(String field, String message) {}
