/**
 * The change history for people and programs.
 */
@NullMarked
package io.usher.web.history;

import org.jspecify.annotations.NullMarked;
