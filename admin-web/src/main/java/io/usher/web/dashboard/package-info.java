/**
 * What happens now: the page that everybody sees first.
 */
@NullMarked
package io.usher.web.dashboard;

import org.jspecify.annotations.NullMarked;
