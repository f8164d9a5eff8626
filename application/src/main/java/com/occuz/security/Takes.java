package com.occuz.security;

import com.occuz.kernel.migration.CustomerInput;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which input of customers a route takes, so that it stops with what takes it (§ 12). Without it: any other input. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Takes {

    CustomerInput value();
}
