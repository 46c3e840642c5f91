/**
 * Starting: the key, the first accounts, the example organisation, what is printed.
 */
@NullMarked
package io.usher.web.start;

import org.jspecify.annotations.NullMarked;
