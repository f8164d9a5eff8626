/** The permanent auditor: whether every processor handled every event, each once. */
@NullMarked
package com.occuz.query.operations;

import org.jspecify.annotations.NullMarked;
