package io.usher.web.openid;

import java.net.URI;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/**
 * The provider as it describes itself, asked when somebody logs in through it for the
 * first time: a provider that is away neither delays the start nor anybody else.
 */
@Component
public class OpenIdProvider implements ClientRegistrationRepository {

	/** The name of the only registration. */
	static final String ID = "oidc";

	private final OpenIdSettings settings;

	private volatile @Nullable ClientRegistration registration;

	OpenIdProvider(OpenIdSettings settings) {
		this.settings = settings;
	}

	@Override
	public @Nullable ClientRegistration findByRegistrationId(String id) {
		if (!this.settings.isOn() || !id.equals(ID)) {
			return null;
		}
		ClientRegistration known = this.registration;
		if (known == null) {
			// Two that come at the same time ask twice, which does no harm.
			known = discover();
			this.registration = known;
		}
		return known;
	}

	private ClientRegistration discover() {
		ClientRegistration.Builder builder = ClientRegistrations
			.fromIssuerLocation(String.valueOf(this.settings.issuer()))
			.registrationId(ID)
			.clientId(this.settings.clientId())
			.clientName(this.settings.label())
			.scope(this.settings.scopes());
		if (this.settings.clientSecret() == null) {
			builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
		}
		else {
			builder.clientSecret(this.settings.clientSecret());
		}
		return builder.build();
	}

	/**
	 * Returns where forms of the console may lead to besides the console itself: logging
	 * out goes on to the provider.
	 */
	public String formTargets() {
		if (!this.settings.isOn()) {
			return "";
		}
		String issuer = this.settings.origin();
		String end = endOfSession().map(OpenIdProvider::origin).orElse(issuer);
		return end.equals(issuer) ? issuer : issuer + " " + end;
	}

	private Optional<String> endOfSession() {
		ClientRegistration known = this.registration;
		return Optional.ofNullable(known)
			.map((present) -> present.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
			.map(Object::toString);
	}

	private static String origin(String address) {
		URI uri = URI.create(address);
		return uri.getScheme() + "://" + uri.getRawAuthority();
	}

}
