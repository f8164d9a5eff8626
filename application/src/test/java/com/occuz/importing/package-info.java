/** Tests of the imports, against logs and an API made up here. */
@NullMarked
package com.occuz.importing;

import org.jspecify.annotations.NullMarked;
