package io.usher.web.account;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import io.usher.core.account.ApiToken;
import io.usher.core.account.OAuth2Client;
import io.usher.core.account.Role;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows accounts as rows of lists.
 */
@Component
class AccountRows {

	private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final Configurations configurations;

	private final ApiTokens tokens;

	private final AccessTokens accessTokens;

	private final LastLogins logins;

	private final Clock clock;

	AccountRows(Configurations configurations, ApiTokens tokens, AccessTokens accessTokens, LastLogins logins,
			Clock clock) {
		this.configurations = configurations;
		this.tokens = tokens;
		this.accessTokens = accessTokens;
		this.logins = logins;
		this.clock = clock;
	}

	/** Returns a moment as pages show it. */
	static String shown(Instant moment) {
		return SHOWN.format(moment);
	}

	/** Returns the accounts that contain a text, by name. */
	List<AccountRow> of(AccountKind kind, String text) {
		Configuration configuration = this.configurations.current();
		String wanted = text.strip().toLowerCase(Locale.ROOT);
		return configuration.all(kind.kind())
			.map((record) -> row(kind, record, configuration))
			.filter((row) -> row.contains(wanted))
			.sorted(Comparator.comparing((row) -> row.name().toLowerCase(Locale.ROOT)))
			.toList();
	}

	AccountRow row(AccountKind kind, ConfigurationRecord record) {
		return row(kind, record, this.configurations.current());
	}

	private AccountRow row(AccountKind kind, ConfigurationRecord record, Configuration configuration) {
		Document document = record.document();
		Instant ends = (record instanceof ApiToken token) ? token.expires().orElse(null) : null;
		boolean over = ends != null && !this.clock.instant().isBefore(ends);
		String role = document.text(AccountFields.ACCOUNT_ROLE, "");
		return new AccountRow(record.id().number(), record.name(), document.text(CommonFields.DESCRIPTION, ""),
				document.flag(AccountFields.ENABLED, true), Role.of(role).map(Role::title).orElse(role),
				(kind == AccountKind.NODE_CREDENTIALS) ? document.text(AccountFields.USERNAME, "") : "",
				limits(document, configuration), notes(document), prefix(document), (ends != null) ? shown(ends) : null,
				over, used(record));
	}

	private static String prefix(Document document) {
		return document.text(AccountFields.TOKEN_PREFIX, document.text(AccountFields.CLIENT_ID, ""));
	}

	private @Nullable String used(ConfigurationRecord record) {
		if (record instanceof ApiToken token) {
			return this.tokens.lastUsed(token).map(AccountRows::shown).orElse(null);
		}
		if (record instanceof OAuth2Client client) {
			return this.accessTokens.lastUsed(client).map(AccountRows::shown).orElse(null);
		}
		return (record.id().kind() == RecordKind.ADMINISTRATOR)
				? this.logins.of(record.name()).map(AccountRows::shown).orElse(null) : null;
	}

	private static List<String> limits(Document document, Configuration configuration) {
		Stream<String> locations = document.references(AccountFields.LOCATIONS)
			.stream()
			.map((number) -> configuration.nameOf(RecordKind.SYSTEM_LOCATION, number))
			.filter(Objects::nonNull);
		return Stream.concat(locations, document.texts(AccountFields.NETWORKS).stream()).toList();
	}

	private static List<String> notes(Document document) {
		List<String> notes = new ArrayList<>();
		if (document.flag(AccountFields.MUST_CHANGE_PASSWORD, false)) {
			notes.add("Must choose a password");
		}
		if (document.has(AccountFields.SECOND_FACTOR)) {
			notes.add("Second factor");
		}
		if (document.flag(AccountFields.READS_SECRETS, false)) {
			notes.add("Reads PINs");
		}
		return notes;
	}

}
