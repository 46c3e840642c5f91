package io.usher.web.migration;

import io.usher.api.external.UpstreamServers;
import io.usher.core.configuration.Configuration;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.Reading;

/**
 * A running Infinity manager.
 */
final class ManagerSource implements ImportSource {

	private final UpstreamServers servers;

	private final ManagerAccess access;

	ManagerSource(UpstreamServers servers, ManagerAccess access) {
		this.servers = servers;
		this.access = access;
	}

	@Override
	public String title() {
		return "the manager at " + ManagerAddress.shown(this.access.address());
	}

	@Override
	public boolean skipsFaulty() {
		return this.access.leavesOutFaulty();
	}

	@Override
	public Reading read(Configuration now, Progress progress) {
		throw new UnsupportedOperationException("not yet " + this.servers);
	}

}
