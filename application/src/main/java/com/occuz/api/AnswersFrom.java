package com.occuz.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The views that the answers of these routes are made of. Readers and writers wait for them and for no others, so that one
 * halted view keeps back only what is made of it; routes without this wait for all.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface AnswersFrom {
    String[] value();
}
