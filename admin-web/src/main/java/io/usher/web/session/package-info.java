/**
 * The console's sessions: shared by all instances through the database, and in memory
 * while that is away.
 */
@NullMarked
package io.usher.web.session;

import org.jspecify.annotations.NullMarked;
