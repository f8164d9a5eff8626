/** The service level: facts by position, and the figures that they give as of any position. */
@NullMarked
package com.occuz.query.servicelevel;

import org.jspecify.annotations.NullMarked;
