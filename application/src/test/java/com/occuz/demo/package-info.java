/** The made-up year, and what a node does with it. */
@NullMarked
package com.occuz.demo;

import org.jspecify.annotations.NullMarked;
