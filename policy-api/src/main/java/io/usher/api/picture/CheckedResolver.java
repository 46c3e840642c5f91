package io.usher.api.picture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Looks a host up and gives out those of its addresses that may be asked. The client
 * connects to what this returns and looks nothing up again, so that a name cannot lead
 * elsewhere after it was checked.
 */
final class CheckedResolver implements DnsResolver {

	private final DnsResolver resolver;

	private final AddressRule rule;

	CheckedResolver(DnsResolver resolver, AddressRule rule) {
		this.resolver = resolver;
		this.rule = rule;
	}

	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		List<InetAddress> open = new ArrayList<>();
		ForbiddenAddressException forbidden = null;
		for (InetAddress address : this.resolver.resolve(host)) {
			String kind = this.rule.fault(address);
			if (kind == null) {
				open.add(address);
			}
			else if (forbidden == null) {
				forbidden = new ForbiddenAddressException(address.getHostAddress(), kind);
			}
		}
		if (open.isEmpty()) {
			throw (forbidden != null) ? forbidden : new UnknownHostException(host);
		}
		return open.toArray(new InetAddress[0]);
	}

	@Override
	public @Nullable String resolveCanonicalHostname(String host) {
		return host;
	}

}
