@NullMarked
package com.occuz.edge.http;

import org.jspecify.annotations.NullMarked;
