package com.occuz.security;

import com.occuz.kernel.account.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The roles that may call a route. A route without it is refused to everybody, and keeps the node from starting. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    Role[] value();

    /** Whether a key with nothing but the scope {@code detect} may call it as well. */
    boolean monitors() default false;
}
