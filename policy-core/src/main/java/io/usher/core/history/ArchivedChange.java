package io.usher.core.history;

/**
 * A change as lists show it: with the first of its record versions only.
 *
 * @param change the change; its hash is over all versions, of which it may not have all
 * @param recordCount how many versions it has in all
 */
public record ArchivedChange(Change change, int recordCount) {

}
