@NullMarked
package com.occuz.edge.journal;

import org.jspecify.annotations.NullMarked;
