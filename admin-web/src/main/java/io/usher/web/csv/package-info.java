/**
 * Conferences, aliases, participants, rules, devices and people as CSV, for spreadsheets
 * and scripts.
 */
@NullMarked
package io.usher.web.csv;

import org.jspecify.annotations.NullMarked;
