package io.usher.core.history;

/**
 * Small values that belong to the deployment and not to its configuration.
 */
public interface DeploymentValues {

	/**
	 * Returns the value that is kept under a name, and keeps this one where there is
	 * none.
	 * @param name at most 60 characters
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	String keep(String name, String value);

}
