package io.usher.api.decision;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.GatewayFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Change;
import io.usher.core.history.Head;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.history.StoredRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;

/** An example organisation as a store holds it. */
final class Organisation extends InMemoryConfigurationStore {

	static final SecretKey KEY = SecretKey.of("a key that is only for the tests of this module");

	static final String USERNAME = "nodes";

	static final String PASSWORD = "correct horse battery staple";

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Map<RecordId, Document> documents = new LinkedHashMap<>();

	Organisation() {
		put(RecordKind.SYSTEM_LOCATION, 1, Document.empty().with(CommonFields.NAME, "London"));
		put(RecordKind.SYSTEM_LOCATION, 2, Document.empty().with(CommonFields.NAME, "Oslo"));
		put(RecordKind.NODE_CREDENTIAL, 1, credential("first", USERNAME, PASSWORD));
		put(RecordKind.NODE_CREDENTIAL, 2,
				credential("of London", "london", PASSWORD).with(AccountFields.LOCATIONS, List.of(1L)));
		put(RecordKind.NODE_CREDENTIAL, 3,
				credential("from far away", "far", PASSWORD).with(AccountFields.NETWORKS, List.of("192.0.2.0/24")));
		conference(1, "Bob's \"room\"", "meet.bob");
		conference(2, "Møterom 会议", "møte/a;b=c%d 会议+1");
		put(RecordKind.CALL_ROUTING_RULE, 1,
				Document.empty()
					.with(CommonFields.NAME, "Out")
					.with(RuleFields.PRIORITY, 10L)
					.with(RuleFields.ENABLE, true)
					.with(RuleFields.MATCH_INCOMING_CALLS, true)
					.with(RuleFields.MATCH_INCOMING_SIP, true)
					.with(RuleFields.MATCH_STRING, "9\\d+")
					.with(GatewayFields.OUTGOING_PROTOCOL, "sip"));
	}

	/** Adds a location whose requests a profile decides. */
	Organisation with(String location, Document profile) {
		long number = this.documents.size() + 1;
		put(RecordKind.POLICY_PROFILE, number, profile.with(CommonFields.NAME, "of " + location));
		put(RecordKind.SYSTEM_LOCATION, number,
				Document.empty().with(CommonFields.NAME, location).with(LocationFields.POLICY_SERVER, number));
		return this;
	}

	Configurations loaded() {
		Configurations configurations = notLoaded();
		configurations.catchUp();
		return configurations;
	}

	Configurations notLoaded() {
		return new Configurations(this, this.codec);
	}

	@Override
	public synchronized Head readAll(Consumer<StoredRecord> reader) {
		this.documents
			.forEach((id, document) -> reader.accept(new StoredRecord(id, 1, this.codec.encode(id, document))));
		return new Head(1, "0".repeat(64));
	}

	@Override
	public synchronized List<Change> changesAfter(long revision, int limit) {
		return List.of();
	}

	private void conference(long number, String name, String alias) {
		put(RecordKind.CONFERENCE, number, Document.empty()
			.with(CommonFields.NAME, name)
			.with(ServiceFields.SERVICE_TYPE, "conference")
			.with(ConferenceFields.ALIASES,
					List.of(Document.empty().with(ConferenceFields.ID, number).with(ConferenceFields.ALIAS, alias))));
	}

	private static Document credential(String name, String username, String password) {
		return Document.empty()
			.with(CommonFields.NAME, name)
			.with(AccountFields.USERNAME, username)
			.with(AccountFields.VERIFIER, Secret.of(Base64.getEncoder().encodeToString(KEY.hash(password))));
	}

	private void put(RecordKind kind, long number, Document document) {
		this.documents.put(new RecordId(kind, number), document);
	}

}
