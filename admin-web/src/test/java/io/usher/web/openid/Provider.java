package io.usher.web.openid;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * A real OpenID Connect provider on loopback: Spring Authorization Server, in which a
 * person's name is also the password.
 */
final class Provider implements AutoCloseable {

	static final String CLIENT = "usher";

	static final String SECRET = "a client's secret";

	/** What the provider says of people, by name. */
	final Map<String, List<String>> groups = new ConcurrentHashMap<>();

	private final AnnotationConfigServletWebServerApplicationContext context = new AnnotationConfigServletWebServerApplicationContext();

	Provider() {
		this.context.registerBean("groups", Map.class, () -> this.groups);
		this.context.register(Setup.class);
		this.context.refresh();
	}

	String issuer() {
		return "http://localhost:" + this.context.getWebServer().getPort();
	}

	/** Makes an Usher known to it, and the people who may log in. */
	void knows(String usher, String... people) {
		this.context.getBean(InMemoryRegisteredClientRepository.class)
			.save(client().redirectUri(usher + "/login/oauth2/code/oidc")
				.postLogoutRedirectUri(usher + "/login?logout")
				.build());
		InMemoryUserDetailsManager users = this.context.getBean(InMemoryUserDetailsManager.class);
		for (String person : people) {
			if (!users.userExists(person)) {
				users.createUser(User.withUsername(person).password("{noop}" + person).roles("USER").build());
			}
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	static RegisteredClient.Builder client() {
		return RegisteredClient.withId(CLIENT)
			.clientId(CLIENT)
			.clientSecret("{noop}" + SECRET)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.scope("openid")
			.scope("profile")
			.scope("email")
			.clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build());
	}

	/** No stereotype: the program under test must not find it. */
	@EnableWebSecurity
	static class Setup {

		@Bean
		TomcatServletWebServerFactory server() {
			TomcatServletWebServerFactory server = new TomcatServletWebServerFactory(0);
			// Filters run in front of a servlet only.
			server.setRegisterDefaultServlet(true);
			return server;
		}

		@Bean
		@Order(1)
		SecurityFilterChain provider(HttpSecurity http) throws Exception {
			OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
			return http.securityMatcher(server.getEndpointsMatcher())
				.with(server, (configurer) -> configurer.oidc(Customizer.withDefaults()))
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.oauth2ResourceServer((resources) -> resources.jwt(Customizer.withDefaults()))
				.exceptionHandling(
						(faults) -> faults.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
				.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain login(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager();
		}

		@Bean
		InMemoryRegisteredClientRepository clients() {
			return new InMemoryRegisteredClientRepository(client().redirectUri("http://localhost/nowhere").build());
		}

		@Bean
		JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			KeyPair pair = generator.generateKeyPair();
			return new ImmutableJWKSet<>(
					new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic()).privateKey(pair.getPrivate())
						.keyID("key")
						.build()));
		}

		@Bean
		JwtDecoder decoder(JWKSource<SecurityContext> keys) {
			return NimbusJwtDecoder.withJwkSource(keys).build();
		}

		@Bean
		AuthorizationServerSettings settings() {
			return AuthorizationServerSettings.builder().build();
		}

		@Bean
		OAuth2TokenCustomizer<JwtEncodingContext> claims(Map<String, List<String>> groups) {
			return (context) -> context.getClaims()
				.claim("preferred_username", context.getPrincipal().getName())
				.claim("realm_access",
						Map.of("roles", groups.getOrDefault(context.getPrincipal().getName(), List.of())));
		}

	}

}
