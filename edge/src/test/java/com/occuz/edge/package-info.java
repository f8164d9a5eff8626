@NullMarked
package com.occuz.edge;

import org.jspecify.annotations.NullMarked;
