/**
 * Upstream external policy servers, which policy profiles name and Usher asks.
 */
@NullMarked
package io.usher.core.external;

import org.jspecify.annotations.NullMarked;
