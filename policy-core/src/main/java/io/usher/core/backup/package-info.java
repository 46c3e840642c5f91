/**
 * Backups of the database as a whole: the configuration, its history and the audit events
 * with their chains, in one file that any database of Usher's can be restored from.
 */
@NullMarked
package io.usher.core.backup;

import org.jspecify.annotations.NullMarked;
