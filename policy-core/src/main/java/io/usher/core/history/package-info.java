/**
 * Who changed what, when, from where and why, chained by hash; it is also the feed
 * between instances.
 */
@NullMarked
package io.usher.core.history;

import org.jspecify.annotations.NullMarked;
