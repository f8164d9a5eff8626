@NullMarked
package com.occuz.edge.snapshot;

import org.jspecify.annotations.NullMarked;
