package io.usher.core.script.language;

/**
 * A word of the script language.
 *
 * @param name the word
 * @param form how it is written, with its arguments
 * @param meaning what it does, in a sentence
 */
public record ScriptWord(String name, String form, String meaning) {

}
