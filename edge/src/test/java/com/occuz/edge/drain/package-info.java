@NullMarked
package com.occuz.edge.drain;

import org.jspecify.annotations.NullMarked;
