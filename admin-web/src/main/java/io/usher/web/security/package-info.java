/**
 * Who may reach what.
 */
@NullMarked
package io.usher.web.security;

import org.jspecify.annotations.NullMarked;
