/**
 * The program: its main class.
 */
@NullMarked
package io.usher.web;

import org.jspecify.annotations.NullMarked;
