/**
 * Names of objects that Infinity holds and answers refer to: themes, proxies, gatekeepers
 * and the like.
 */
@NullMarked
package io.usher.core.infinity;

import org.jspecify.annotations.NullMarked;
