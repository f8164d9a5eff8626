/** Links that may be followed so often and no more: what this node knows of their clicks, its own and everybody's. */
@NullMarked
package com.occuz.edge.limit;

import org.jspecify.annotations.NullMarked;
