/**
 * The forms in which a dialled alias may arrive, and the one in which it is compared.
 */
@NullMarked
package io.usher.core.alias;

import org.jspecify.annotations.NullMarked;
