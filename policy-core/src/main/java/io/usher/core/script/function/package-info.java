/**
 * The seam through which filters and functions of scripts are registered.
 */
@NullMarked
package io.usher.core.script.function;

import org.jspecify.annotations.NullMarked;
