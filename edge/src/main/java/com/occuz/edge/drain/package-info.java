/** The way of the clicks from this node's journal into the click store: each of them once. */
@NullMarked
package com.occuz.edge.drain;

import org.jspecify.annotations.NullMarked;
