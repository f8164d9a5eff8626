/** The read side: what events become for screens and the API, and the answers to questions about it. */
@NullMarked
package com.occuz.query;

import org.jspecify.annotations.NullMarked;
