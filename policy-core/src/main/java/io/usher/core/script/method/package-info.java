/**
 * The methods of values: explicit tables, so that scripts reach nothing else.
 */
@NullMarked
package io.usher.core.script.method;

import org.jspecify.annotations.NullMarked;
