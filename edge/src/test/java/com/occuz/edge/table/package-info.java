@NullMarked
package com.occuz.edge.table;

import org.jspecify.annotations.NullMarked;
