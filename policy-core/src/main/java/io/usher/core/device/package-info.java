/**
 * Device aliases that may register.
 */
@NullMarked
package io.usher.core.device;

import org.jspecify.annotations.NullMarked;
