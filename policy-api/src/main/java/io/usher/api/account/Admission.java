package io.usher.api.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.usher.core.account.NodeCredential;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.location.SystemLocation;
import org.jspecify.annotations.Nullable;

/**
 * Whether a node may ask.
 */
public sealed interface Admission {

	/**
	 * It may, as far as its credentials' locations go.
	 *
	 * @param credentials the credentials that it showed; empty when none is asked for
	 */
	record Admitted(List<NodeCredential> credentials) implements Admission {

		public Admitted {
			credentials = List.copyOf(credentials);
		}

		/**
		 * Tells what forbids to ask for a location; empty when nothing does.
		 * @param location the location's name, null when the request has none
		 */
		public Optional<Refused> refusalFor(@Nullable String location, Configuration configuration) {
			if (this.credentials.isEmpty()) {
				return Optional.empty();
			}
			Long number = configuration.location(location).map(SystemLocation::id).map((id) -> id.number()).orElse(-1L);
			for (NodeCredential credential : this.credentials) {
				List<Long> locations = credential.document().references(AccountFields.LOCATIONS);
				if (locations.isEmpty() || locations.contains(number)) {
					return Optional.empty();
				}
			}
			String expected = this.credentials.stream()
				.flatMap((credential) -> credential.document().references(AccountFields.LOCATIONS).stream())
				.map((allowed) -> configuration.nameOf(RecordKind.SYSTEM_LOCATION, allowed))
				.filter((name) -> name != null)
				.distinct()
				.collect(Collectors.joining(", "));
			return Optional.of(new Refused(403,
					(location != null) ? "the credential is not for location \"" + location + "\""
							: "the credential is limited to locations, and the request names none",
					"a request for one of: " + expected, 0));
		}

	}

	/**
	 * It may not.
	 *
	 * @param status the HTTP status: 401, 403 or 429
	 * @param error what is wrong
	 * @param expected what was expected instead
	 * @param retryAfter the seconds to wait before the next attempt, 0 for none
	 */
	record Refused(int status, String error, String expected, int retryAfter) implements Admission {

	}

}
