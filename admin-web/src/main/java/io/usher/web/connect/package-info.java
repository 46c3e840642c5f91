/**
 * What to enter in Infinity so that it asks Usher, and whether it does.
 */
@NullMarked
package io.usher.web.connect;

import org.jspecify.annotations.NullMarked;
