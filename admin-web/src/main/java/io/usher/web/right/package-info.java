/**
 * What those who logged in may do.
 */
@NullMarked
package io.usher.web.right;

import org.jspecify.annotations.NullMarked;
