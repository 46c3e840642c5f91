/**
 * The support bundle: all that helps whoever helps, without secrets.
 */
@NullMarked
package io.usher.web.support;

import org.jspecify.annotations.NullMarked;
