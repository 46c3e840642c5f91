package io.usher.core.external;

/**
 * What an upstream server is asked: the node's own request, below another URL.
 *
 * @param path the path from {@code /policy/v1/} on, encoded
 * @param query the query, encoded, as the node sent it; empty for none
 * @param image whether a picture is expected instead of JSON
 */
public record UpstreamQuestion(String path, String query, boolean image) {

}
