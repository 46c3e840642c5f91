/**
 * Pictures of people: where they come from, what files are taken for one, and the port
 * that makes them fit a request.
 */
@NullMarked
package io.usher.core.picture;

import org.jspecify.annotations.NullMarked;
