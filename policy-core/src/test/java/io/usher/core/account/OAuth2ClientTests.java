package io.usher.core.account;

import java.time.Clock;
import java.util.List;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the program itself sets of an OAuth2 client.
 */
class OAuth2ClientTests {

	private static final SecretKey KEY = SecretKey.of("a key of at least thirty-two characters");

	private static final Document DOCUMENT = Document.empty()
		.with(CommonFields.NAME, "Sync")
		.with(AccountFields.ACCOUNT_ROLE, "operator")
		.with(AccountFields.CLIENT_KEY, Secret.of("a key"));

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final Administration administration = new Administration(this.store, this.configurations, this.codec,
			new ChangeChain(KEY), Clock.systemUTC());

	@Test
	void isCalledByTheNumberOfItsRecord() {
		RecordId id = create(DOCUMENT.with(AccountFields.CLIENT_ID, "mine"));
		assertThat(client(id).document().text(AccountFields.CLIENT_ID)).isEqualTo(String.valueOf(id.number()));
		save(id, client(id).document().with(AccountFields.CLIENT_ID, "another"));
		assertThat(client(id).document().text(AccountFields.CLIENT_ID)).isEqualTo(String.valueOf(id.number()));
	}

	@Test
	void countsChangesOfItsKeyItsRoleAndItsState() {
		RecordId id = create(DOCUMENT);
		assertThat(client(id).credentialVersion()).isEqualTo(1);
		save(id, client(id).document().with(AccountFields.ACCOUNT_ROLE, "auditor"));
		assertThat(client(id).credentialVersion()).isEqualTo(2);
		save(id, client(id).document().with(AccountFields.ENABLED, false));
		assertThat(client(id).credentialVersion()).isEqualTo(3);
		save(id, client(id).document().with(AccountFields.ENABLED, null));
		assertThat(client(id).credentialVersion()).isEqualTo(4);
		save(id, client(id).document().with(AccountFields.CLIENT_KEY, Secret.of("another key")));
		assertThat(client(id).credentialVersion()).isEqualTo(5);
	}

	@Test
	void countsNothingElseAndNeverBack() {
		RecordId id = create(DOCUMENT);
		save(id, client(id).document().with(AccountFields.ACCOUNT_ROLE, "auditor"));
		save(id, client(id).document()
			.with(CommonFields.DESCRIPTION, "nightly")
			.with(CommonFields.NAME, "Night")
			.with(AccountFields.ENABLED, true)
			.with(AccountFields.CREDENTIAL_VERSION, 1L));
		assertThat(client(id).credentialVersion()).isEqualTo(2);
		this.administration.save(List.of(new Edit.Delete(id, Edit.ANY_REVISION)), Actor.system(), null);
		RecordId again = create(DOCUMENT.with(AccountFields.CREDENTIAL_VERSION, 2L));
		assertThat(client(again).credentialVersion()).isEqualTo(3);
	}

	@Test
	void hasNoPublicKeyWhenItIsUnknown() {
		RecordId id = create(DOCUMENT.with(AccountFields.CLIENT_KEY, Secret.unknown()));
		assertThat(client(id).publicKey()).isEmpty();
		assertThat(client(create(DOCUMENT.with(CommonFields.NAME, "Other"))).publicKey()).contains("a key");
	}

	@Test
	void hasANameOfItsOwn() {
		create(DOCUMENT);
		assertThatExceptionOfType(ViolationsException.class)
			.isThrownBy(() -> create(DOCUMENT.with(CommonFields.NAME, "SYNC")));
	}

	private RecordId create(Document document) {
		return this.administration.create(RecordKind.OAUTH2_CLIENT, document, Actor.system(), null).ids().get(0);
	}

	private void save(RecordId id, Document document) {
		this.administration.save(List.of(new Edit.Update(id, Edit.ANY_REVISION, document)), Actor.system(), null);
	}

	private OAuth2Client client(RecordId id) {
		return (OAuth2Client) this.configurations.current().find(id).orElseThrow();
	}

}
