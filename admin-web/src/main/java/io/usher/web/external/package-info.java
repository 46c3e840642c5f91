/**
 * How upstream external policy servers fare: for people, programs and monitoring.
 */
@NullMarked
package io.usher.web.external;

import org.jspecify.annotations.NullMarked;
