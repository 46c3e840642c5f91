/**
 * The one door through which every change of the configuration goes.
 */
@NullMarked
package io.usher.core.administration;

import org.jspecify.annotations.NullMarked;
