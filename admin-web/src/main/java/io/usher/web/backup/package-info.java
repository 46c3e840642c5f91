/**
 * The commands on the host that back the database up and restore it.
 */
@NullMarked
package io.usher.web.backup;

import org.jspecify.annotations.NullMarked;
