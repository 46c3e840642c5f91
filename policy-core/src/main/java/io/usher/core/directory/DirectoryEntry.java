package io.usher.core.directory;

/**
 * One result of a directory search (guide: "Directory information response").
 *
 * @param alias an alias that can be dialled, as it was typed
 * @param description what Connect apps show for it: the description of the conference or
 * device; where that is empty the name of the conference, or of the person who owns the
 * device; and the alias where there is none of these
 * @param username the owner's e-mail address up to the {@code @}, as in the guide's
 * example; empty when nobody owns it. Never the name with which a device authenticates
 */
public record DirectoryEntry(String alias, String description, String username) {

}
