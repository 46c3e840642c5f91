package io.usher.web.security;

import java.util.List;

import io.usher.web.start.UsherSettings;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Believes what trusted proxies say of a request's address, scheme and host; nobody else.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final List<String> networks;

	TrustedProxies(UsherSettings settings) {
		this.networks = settings.trustedProxies();
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (this.networks.isEmpty()) {
			return;
		}
		RemoteIpValve valve = new RemoteIpValve();
		valve.setInternalProxies(String.join(",", this.networks.stream().map(TrustedProxies::withPrefix).toList()));
		valve.setRemoteIpHeader("X-Forwarded-For");
		valve.setProtocolHeader("X-Forwarded-Proto");
		valve.setHostHeader("X-Forwarded-Host");
		factory.addEngineValves(valve);
	}

	/** Tomcat takes a list without any prefix for a regular expression. */
	private static String withPrefix(String network) {
		if (network.indexOf('/') >= 0) {
			return network;
		}
		return network + ((network.indexOf(':') < 0) ? "/32" : "/128");
	}

}
