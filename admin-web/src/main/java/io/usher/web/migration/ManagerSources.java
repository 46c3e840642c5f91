package io.usher.web.migration;

import io.usher.api.external.UpstreamServers;
import io.usher.core.transfer.ImportSource;
import org.springframework.stereotype.Component;

/**
 * Opens running Infinity managers to be imported from.
 */
@Component
public class ManagerSources {

	private final UpstreamServers servers;

	ManagerSources(UpstreamServers servers) {
		this.servers = servers;
	}

	/**
	 * Returns a manager as a source. It is asked when the source is read, with GET alone.
	 * @throws io.usher.core.catalogue.ViolationsException when
	 * {@link ManagerAccess#check()} finds errors
	 */
	public ImportSource from(ManagerAccess access) {
		access.check().throwIfErrors();
		return new ManagerSource(this.servers, access);
	}

}
