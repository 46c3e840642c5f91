package io.usher.web.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.usher.core.account.OAuth2Client;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTokensTests {

	private static final String FIRST = "a key of at least thirty-two characters";

	private static final String SECOND = "the next key of at least thirty-two characters";

	private static final SecretKey KEY = SecretKey.of(FIRST);

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00.500Z"));

	private final Clock clock = new Clock() {

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return AccessTokensTests.this.now.get();
		}

	};

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final Administration administration = new Administration(this.store, this.configurations, this.codec,
			new ChangeChain(KEY), Clock.systemUTC());

	private final AccessTokens tokens = tokens(KEY);

	private final RecordId id = create("Sync");

	private AccessTokens tokens(SecretKey key) {
		return new AccessTokens(this.configurations, key, this.clock);
	}

	private RecordId create(String name) {
		return this.administration
			.create(RecordKind.OAUTH2_CLIENT, IssuedKey.issue()
				.in(Document.empty().with(CommonFields.NAME, name).with(AccountFields.ACCOUNT_ROLE, "operator")),
					Actor.system(), null)
			.ids()
			.get(0);
	}

	private OAuth2Client client() {
		return (OAuth2Client) this.configurations.current().find(this.id).orElseThrow();
	}

	private void set(Field field, Object value) {
		this.administration.save(
				List.of(new Edit.Update(this.id, Edit.ANY_REVISION, client().document().with(field, value))),
				Actor.system(), null);
	}

	@Test
	void areTakenByEveryInstanceWithTheSameKey() {
		String token = this.tokens.issue(client()).text();
		assertThat(token).startsWith("usher_access_").doesNotContain("Sync").matches("[A-Za-z0-9_-]+");
		assertThat(this.tokens.use(token)).contains(client());
		assertThat(tokens(KEY).use(token)).contains(client());
		assertThat(tokens(SecretKey.of(SECOND + "," + FIRST)).use(token)).contains(client());
		assertThat(tokens(SecretKey.of(SECOND)).use(token)).isEmpty();
		assertThat(ApiTokens.isToken(token)).isFalse();
	}

	@Test
	void lastAnHourOrAsLongAsTheSettingsSay() {
		AccessTokens.Issued token = this.tokens.issue(client());
		assertThat(token.seconds()).isEqualTo(3600);
		this.administration.save(List
			.of(new Edit.Create(GlobalSettings.ID, Document.empty().with(GlobalFields.API_OAUTH2_EXPIRATION, 60L))),
				Actor.system(), null);
		AccessTokens.Issued shorter = this.tokens.issue(client());
		assertThat(shorter.seconds()).isEqualTo(60);
		pass(Duration.ofSeconds(59));
		assertThat(this.tokens.use(shorter.text())).isPresent();
		pass(Duration.ofSeconds(1));
		assertThat(this.tokens.use(shorter.text())).isEmpty();
		pass(Duration.ofSeconds(3539));
		assertThat(this.tokens.use(token.text())).isPresent();
		pass(Duration.ofSeconds(1));
		assertThat(this.tokens.use(token.text())).isEmpty();
	}

	@Test
	void outlastNewNamesAndNotes() {
		String token = this.tokens.issue(client()).text();
		set(CommonFields.NAME, "Night");
		set(CommonFields.DESCRIPTION, "nightly");
		assertThat(this.tokens.use(token)).map(OAuth2Client::name).contains("Night");
	}

	@Test
	void endWithTheRoleForGood() {
		String token = this.tokens.issue(client()).text();
		set(AccountFields.ACCOUNT_ROLE, "auditor");
		assertThat(this.tokens.use(token)).isEmpty();
		set(AccountFields.ACCOUNT_ROLE, "operator");
		assertThat(this.tokens.use(token)).isEmpty();
	}

	@Test
	void endWithTheStateForGood() {
		String token = this.tokens.issue(client()).text();
		set(AccountFields.ENABLED, false);
		assertThat(this.tokens.use(token)).isEmpty();
		set(AccountFields.ENABLED, true);
		assertThat(this.tokens.use(token)).isEmpty();
	}

	@Test
	void endWithTheKeyForGood() {
		String token = this.tokens.issue(client()).text();
		Object first = client().document().get(AccountFields.CLIENT_KEY);
		set(AccountFields.CLIENT_KEY, Secret.of(IssuedKey.issue().publicJwk()));
		assertThat(this.tokens.use(token)).isEmpty();
		set(AccountFields.CLIENT_KEY, first);
		assertThat(this.tokens.use(token)).isEmpty();
	}

	@Test
	void endWithTheClient() {
		String token = this.tokens.issue(client()).text();
		create("Other");
		this.administration.save(List.of(new Edit.Delete(this.id, Edit.ANY_REVISION)), Actor.system(), null);
		assertThat(this.tokens.use(token)).isEmpty();
	}

	@Test
	void areNothingThatOthersMake() {
		String token = this.tokens.issue(client()).text();
		assertThat(this.tokens.use(token.substring(0, token.length() - 2))).isEmpty();
		assertThat(this.tokens.use(token.replace("usher_access_", "usher_access_A"))).isEmpty();
		assertThat(this.tokens.use("usher_access_")).isEmpty();
		assertThat(this.tokens.use("usher_access_ü!")).isEmpty();
		assertThat(this.tokens.use("")).isEmpty();
		assertThat(this.tokens.issue(client()).toString()).doesNotContain(token.substring(20));
	}

	@Test
	void tellWhenTheyWereUsed() {
		assertThat(this.tokens.lastUsed(client())).isEmpty();
		this.tokens.use(this.tokens.issue(client()).text());
		assertThat(this.tokens.lastUsed(client())).contains(this.now.get());
	}

	private void pass(Duration time) {
		this.now.updateAndGet((moment) -> moment.plus(time));
	}

}
