/** Who reads an import at present, and how far it is. */
@NullMarked
package com.occuz.store.imports;

import org.jspecify.annotations.NullMarked;
