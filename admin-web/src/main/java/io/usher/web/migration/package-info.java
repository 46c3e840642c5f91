/**
 * What Infinity itself holds, as something to import: from a running manager, or from a
 * dump of its Management API in files.
 */
@NullMarked
package io.usher.web.migration;

import org.jspecify.annotations.NullMarked;
