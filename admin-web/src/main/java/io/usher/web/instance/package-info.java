/**
 * This instance among those that share its database.
 */
@NullMarked
package io.usher.web.instance;

import org.jspecify.annotations.NullMarked;
