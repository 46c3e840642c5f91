/**
 * Keeps this instance's snapshot up to date, and tells whether it is.
 */
@NullMarked
package io.usher.web.configuration;

import org.jspecify.annotations.NullMarked;
