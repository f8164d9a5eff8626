/** The HTTP API: requests to commands and questions, answers and refusals to JSON. */
@NullMarked
package com.occuz.api;

import org.jspecify.annotations.NullMarked;
