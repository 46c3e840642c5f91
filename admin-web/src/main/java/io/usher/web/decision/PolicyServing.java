package io.usher.web.decision;

import java.util.List;

import io.usher.api.account.NodeAuthentication;
import io.usher.api.decision.DecisionListener;
import io.usher.api.decision.PolicyEndpoint;
import io.usher.api.decision.RecentCallNames;
import io.usher.api.decision.RecentServices;
import io.usher.api.external.UpstreamListener;
import io.usher.api.external.UpstreamServers;
import io.usher.api.picture.CachedPictures;
import io.usher.core.configuration.Configurations;
import io.usher.core.decision.CallNames;
import io.usher.core.decision.ServedServices;
import io.usher.core.network.Network;
import io.usher.core.secret.SecretKey;
import io.usher.web.start.UsherSettings;
import jakarta.servlet.DispatcherType;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Puts the policy endpoint before everything else, and lets Tomcat pass on what nodes
 * send.
 */
@Configuration(proxyBeanMethods = false)
class PolicyServing {

	private static final Logger log = LoggerFactory.getLogger(PolicyServing.class);

	@Bean
	CallNames callNames() {
		return new RecentCallNames();
	}

	@Bean
	ServedServices servedServices() {
		return new RecentServices();
	}

	@Bean
	UpstreamServers externalPolicy(@Value("${server.tomcat.threads.max:200}") int requestThreads,
			List<UpstreamListener> listeners) {
		return new UpstreamServers(requestThreads, listeners);
	}

	@Bean
	CachedPictures pictures(UsherSettings settings) {
		return new CachedPictures(
				settings.avatarNetworks().stream().flatMap((text) -> Network.parse(text).stream()).toList());
	}

	@Bean
	NodeAuthentication nodeAuthentication(UsherSettings settings, SecretKey key) {
		if (settings.nodeAuthentication()) {
			return NodeAuthentication.basic(key);
		}
		log.warn("USHER_NODE_AUTHENTICATION is false: everybody who reaches the policy API may ask");
		return NodeAuthentication.off();
	}

	@Bean
	FilterRegistrationBean<PolicyEndpoint> policyEndpoint(Configurations configurations,
			NodeAuthentication authentication, DecisionContexts contexts, List<DecisionListener> listeners) {
		FilterRegistrationBean<PolicyEndpoint> registration = new FilterRegistrationBean<>(
				new PolicyEndpoint(configurations, authentication, contexts::live, listeners));
		registration.addUrlPatterns("/*");
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	@Bean
	TomcatConnectorCustomizer policyConnector() {
		return (connector) -> {
			connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
			connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
			connector.setProperty("relaxedQueryChars", PolicyEndpoint.RELAXED_QUERY_CHARS);
			connector.setProperty("maxHttpRequestHeaderSize", String.valueOf(PolicyEndpoint.MAX_HEADER_BYTES));
		};
	}

}
