/**
 * Conferences of all five types, their aliases, breakout rooms and Automatically Dialed
 * Participants.
 */
@NullMarked
package io.usher.core.conference;

import org.jspecify.annotations.NullMarked;
