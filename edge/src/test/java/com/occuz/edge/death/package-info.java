@NullMarked
package com.occuz.edge.death;

import org.jspecify.annotations.NullMarked;
