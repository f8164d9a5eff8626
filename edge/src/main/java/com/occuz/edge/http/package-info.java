/** The edge on the wire: redirects first, and the few pages around them. */
@NullMarked
package com.occuz.edge.http;

import org.jspecify.annotations.NullMarked;
