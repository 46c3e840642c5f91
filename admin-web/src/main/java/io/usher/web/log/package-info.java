/**
 * The decision log and the support log: how the program fills them, and how people and
 * programs read them.
 */
@NullMarked
package io.usher.web.log;

import org.jspecify.annotations.NullMarked;
