package io.usher.api.decision;

/**
 * Who made a request.
 *
 * @param address the address that the request came from
 * @param username the user name that it gave, empty when it gave none; whoever is refused
 * chose it
 * @param credential the name of the node credential that admitted it, empty when none did
 */
public record Asker(String address, String username, String credential) {

}
