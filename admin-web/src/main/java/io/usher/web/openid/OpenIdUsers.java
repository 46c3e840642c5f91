package io.usher.web.openid;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.usher.core.account.Right;
import io.usher.core.account.Role;
import io.usher.web.account.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * People whom the provider names: their role follows from a claim, at each login anew.
 * They have no account here.
 */
@Component
public class OpenIdUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

	/** The code of the refusal of somebody without a role. */
	public static final String NO_ROLE = "usher_no_role";

	/** The code of the refusal of somebody with an administrator's name. */
	public static final String NAME_TAKEN = "usher_name_taken";

	private static final String SUBJECT = "sub";

	private final OAuth2UserService<OidcUserRequest, OidcUser> users = new OidcUserService();

	private final OpenIdSettings settings;

	private final Accounts accounts;

	OpenIdUsers(OpenIdSettings settings, Accounts accounts) {
		this.settings = settings;
		this.accounts = accounts;
	}

	@Override
	public OidcUser loadUser(OidcUserRequest request) {
		OidcUser user = Objects.requireNonNull(this.users.loadUser(request));
		String nameClaim = nameClaim(user);
		String name = String.valueOf(user.getClaims().get(nameClaim));
		Role role = role(user.getClaims()).orElseThrow(() -> refusal(NO_ROLE,
				name + " has no role in Usher. Ask whoever keeps the accounts of your organisation to give you one."));
		if (this.accounts.find(name).isPresent()) {
			throw refusal(NAME_TAKEN, "There is a local account " + name
					+ ". Log in with its password, or ask an administrator to rename or delete it.");
		}
		return new DefaultOidcUser(authorities(role), user.getIdToken(), user.getUserInfo(), nameClaim);
	}

	private String nameClaim(OidcUser user) {
		return Stream.of(this.settings.nameClaim(), "email")
			.filter((claim) -> user.getClaims().get(claim) instanceof String text && !text.isBlank())
			.findFirst()
			.orElse(SUBJECT);
	}

	/** Returns the role with the most rights of those that the claims stand for. */
	private Optional<Role> role(Map<String, Object> claims) {
		Map<String, Role> mapping = this.settings.mapping();
		return values(claim(claims)).map(mapping::get)
			.filter((role) -> role != null)
			.min((one, other) -> Integer.compare(one.ordinal(), other.ordinal()));
	}

	private @Nullable Object claim(Map<String, Object> claims) {
		Object whole = claims.get(this.settings.roleClaim());
		if (whole != null) {
			return whole;
		}
		Object found = claims;
		for (String part : List.of(this.settings.roleClaim().split("\\."))) {
			found = (found instanceof Map<?, ?> map) ? map.get(part) : null;
		}
		return found;
	}

	private static Stream<String> values(@Nullable Object claim) {
		if (claim instanceof Collection<?> collection) {
			return collection.stream().map(String::valueOf);
		}
		return (claim != null)
				? Stream.concat(Stream.of(claim.toString()), Arrays.stream(claim.toString().split("[ ,]+")))
				: Stream.empty();
	}

	private static List<GrantedAuthority> authorities(Role role) {
		return Stream.concat(Stream.of("ROLE_" + role.name()), role.rights().stream().map(Right::name))
			.<GrantedAuthority>map(SimpleGrantedAuthority::new)
			.toList();
	}

	private static OAuth2AuthenticationException refusal(String code, String words) {
		return new OAuth2AuthenticationException(new OAuth2Error(code, words, null), words);
	}

}
