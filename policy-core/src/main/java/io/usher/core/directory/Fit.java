package io.usher.core.directory;

/**
 * The ways in which a listing can fit what was typed, the best first. Whatever fits in
 * one way fits in the later ones, too.
 */
enum Fit {

	/** The alias is what was typed. */
	ALIAS,

	/** The alias begins with it. */
	ALIAS_START,

	/** A name, a description or the alias begins with it. */
	TEXT_START,

	/** Each word that was typed begins a word. */
	WORD_STARTS,

	/** Each word that was typed is somewhere. */
	ANYWHERE

}
